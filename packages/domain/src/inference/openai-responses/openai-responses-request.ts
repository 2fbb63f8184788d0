import type { ClientTags } from '../client-tags.ts';
import type { DialectRequest, UpstreamForm } from '../dialect.ts';
import { invalidParameter, JsonRequest, membersToRead } from '../json-request.ts';
import type { JsonScan } from '../json-scan.ts';
import { OpenAiResponsesEventReader } from './openai-responses-event-reader.ts';

const READ = ['model', 'stream', 'background', 'max_output_tokens'];
const PROMPT = ['input', 'instructions', 'prompt', 'text', 'tools'];

export const RESPONSES_MEMBERS = membersToRead(READ, PROMPT);

/** A request for a response (https://platform.openai.com/docs/api-reference/responses/create). */
export class OpenAiResponsesRequest implements DialectRequest {
  readonly model: string;
  readonly streaming: boolean;
  readonly estimatedInputTokens: number;
  readonly maxOutputTokens: number | null;
  readonly choices = 1;
  readonly #json: JsonRequest;

  /** @throws DomainError `missing_parameter`, `invalid_parameter` */
  constructor(scan: JsonScan) {
    const json = new JsonRequest(scan);
    this.estimatedInputTokens = json.estimatedInputTokens;
    this.#json = json;
    this.model = json.readModel();
    this.streaming = json.readBoolean('stream');
    if (json.readBoolean('background')) {
      // Its usage is known only to the client that fetches the answer later, not to Weir.
      throw invalidParameter('background', 'Background responses are not supported.');
    }
    json.refuseDuplicates(READ);
    this.maxOutputTokens = json.readWhole('max_output_tokens', 1);
  }

  furtherModels(): string | null {
    return this.#json.furtherModels();
  }

  clientTags(): ClientTags {
    return this.#json.clientTags();
  }

  promptAffinity(): string | Uint8Array | null {
    return this.#json.promptAffinity();
  }

  /** Asks for nothing in addition: the last event of every stream has the usage. */
  forUpstream(upstreamModel: string): UpstreamForm {
    return {
      body: this.#json.withModel(upstreamModel, this.model),
      reader: new OpenAiResponsesEventReader(),
      addsStreamOptions: false,
    };
  }
}
