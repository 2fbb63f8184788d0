import { type ClientTags, NO_CLIENT_TAGS } from '../client-tags.ts';
import type { DialectRequest, UpstreamForm } from '../dialect.ts';
import { JsonRequest, membersToRead } from '../json-request.ts';
import type { JsonScan } from '../json-scan.ts';
import type { EventReader } from '../stream/stream-state.ts';

const READ = ['model', 'stream', 'max_tokens'];
const PROMPT = ['system', 'messages', 'tools'];

export const ANTHROPIC_MEMBERS = membersToRead(READ, PROMPT);

/** A request for a message, or for the count of its tokens (https://docs.claude.com/en/api/messages). */
export class AnthropicRequest implements DialectRequest {
  readonly model: string;
  readonly streaming: boolean;
  readonly estimatedInputTokens: number;
  readonly maxOutputTokens: number | null;
  readonly choices = 1;
  readonly #json: JsonRequest;
  readonly #newReader: (() => EventReader) | null;

  /**
   * @param newReader of the answer's events; null where nothing is generated
   * @throws DomainError `missing_parameter`, `invalid_parameter`
   */
  constructor(scan: JsonScan, newReader: (() => EventReader) | null) {
    const json = new JsonRequest(scan);
    this.#json = json;
    this.#newReader = newReader;
    this.estimatedInputTokens = json.estimatedInputTokens;
    this.model = json.readModel();
    this.streaming = newReader !== null && json.readBoolean('stream');
    json.refuseDuplicates(READ);
    // 0 fills the cache and generates nothing.
    this.maxOutputTokens = newReader === null ? 0 : json.readWhole('max_tokens', 0);
  }

  furtherModels(): string | null {
    return this.#json.furtherModels();
  }

  /** The user is in `metadata.user_id`. */
  clientTags(): ClientTags {
    const { tags } = this.#json.clientTags();
    if (tags === null) return NO_CLIENT_TAGS;
    const { user_id: user, ...rest } = tags;
    return { user: user || null, tags: Object.keys(rest).length === 0 ? null : rest };
  }

  /** Asks for nothing in addition: every stream has its usage. */
  forUpstream(upstreamModel: string): UpstreamForm {
    return {
      body: this.#json.withModel(upstreamModel, this.model),
      reader: this.#newReader === null ? null : this.#newReader(),
      addsStreamOptions: false,
    };
  }
}
