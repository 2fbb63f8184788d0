import type { ClientTags } from '../client-tags.ts';
import type { DialectRequest, UpstreamForm } from '../dialect.ts';
import { invalidParameter, JsonRequest } from '../json-request.ts';
import { OpenAiResponsesEventReader } from './openai-responses-event-reader.ts';

const READ: ReadonlySet<string> = new Set(['model', 'stream', 'background']);

/** A request for a response (https://platform.openai.com/docs/api-reference/responses/create). */
export class OpenAiResponsesRequest implements DialectRequest {
  readonly model: string;
  readonly streaming: boolean;
  readonly #json: JsonRequest;

  /** @throws DomainError `malformed_json`, `missing_parameter`, `invalid_parameter` */
  constructor(text: string, body: Uint8Array) {
    const json = new JsonRequest(text, body, READ);
    this.#json = json;
    this.model = json.readModel();
    this.streaming = json.readBoolean('stream');
    if (json.readBoolean('background')) {
      // Its usage is known only to the client that fetches the answer later, not to Weir.
      throw invalidParameter('background', 'Responses in the background are not served here.');
    }
    json.refuseDuplicates();
  }

  furtherModels(): string | null {
    return this.#json.furtherModels();
  }

  clientTags(): ClientTags {
    return this.#json.clientTags();
  }

  /** Asks for nothing in addition: the last event of every stream has the usage. */
  forUpstream(upstreamModel: string): UpstreamForm {
    return {
      body: this.#json.withModel(upstreamModel, this.model),
      reader: new OpenAiResponsesEventReader(),
    };
  }
}
