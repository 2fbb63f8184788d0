import type { Connection } from '../../models/model.ts';
import type { ClientTags } from '../client-tags.ts';
import type { DialectRequest, UpstreamForm } from '../dialect.ts';
import { findMembers } from '../json-members.ts';
import { invalidParameter, JsonRequest, refuseDuplicates } from '../json-request.ts';
import { OpenAiEventReader } from './openai-event-reader.ts';

const READ: ReadonlySet<string> = new Set(['model', 'stream', 'stream_options']);
const READ_OF_STREAM_OPTIONS: ReadonlySet<string> = new Set(['include_usage', 'continuous_usage_stats']);

/** A chat or text completion request (https://platform.openai.com/docs/api-reference/chat/create). */
export class OpenAiRequest implements DialectRequest {
  readonly model: string;
  readonly streaming: boolean;
  /** Whether the client itself asked for the usage event. */
  readonly usageAsked: boolean = false;
  /** Whether the client itself asked for usage in every event (vLLM). */
  readonly continuousUsageAsked: boolean = false;
  readonly #json: JsonRequest;
  /** The client's own stream options, kept when Weir's are added. */
  readonly #streamOptions: Readonly<Record<string, unknown>> | null;

  /** @throws DomainError `malformed_json`, `missing_parameter`, `invalid_parameter` */
  constructor(text: string, body: Uint8Array) {
    const json = new JsonRequest(text, body, READ);
    this.#json = json;
    this.model = json.readModel();
    this.streaming = json.readBoolean('stream');
    this.#streamOptions = readStreamOptions(json, this.streaming);
    json.refuseDuplicates();
    if (this.#streamOptions !== null) {
      const inner = json.textOf('stream_options')!;
      const members = findMembers(inner, READ_OF_STREAM_OPTIONS);
      refuseDuplicates(members, 'stream_options.');
      const isTrue = (name: string) =>
        members.some((one) => one.name === name && inner.slice(one.valueStart, one.valueEnd) === 'true');
      this.usageAsked = isTrue('include_usage');
      this.continuousUsageAsked = isTrue('continuous_usage_stats');
    }
  }

  furtherModels(): string | null {
    return this.#json.furtherModels();
  }

  clientTags(): ClientTags {
    return this.#json.clientTags();
  }

  /** Asks for usage on streams: at the end, and in every event where the connection supports it and the client did not ask. */
  forUpstream(upstreamModel: string, { continuousUsage }: Connection): UpstreamForm {
    const addUsage = this.streaming && !this.usageAsked;
    const addContinuous = this.streaming && continuousUsage && !this.continuousUsageAsked;
    const values = new Map<string, string>();
    if (upstreamModel !== this.model) values.set('model', JSON.stringify(upstreamModel));
    if (addUsage || addContinuous) {
      const added: Record<string, unknown> = {};
      if (addUsage) added.include_usage = true;
      if (addContinuous) added.continuous_usage_stats = true;
      values.set('stream_options', JSON.stringify({ ...this.#streamOptions, ...added }));
    }
    return {
      body: this.#json.with(values),
      reader: new OpenAiEventReader({ lastEvent: !this.usageAsked, everyEvent: addContinuous }),
    };
  }
}

function readStreamOptions(json: JsonRequest, streaming: boolean): Readonly<Record<string, unknown>> | null {
  const options = json.read('stream_options');
  if (options === undefined || options === null) return null;
  if (typeof options !== 'object' || Array.isArray(options)) {
    throw invalidParameter('stream_options', 'The parameter `stream_options` must be an object.');
  }
  if (!streaming) {
    throw invalidParameter(
      'stream_options',
      'The parameter `stream_options` is only allowed when `stream` is true.',
    );
  }
  return options as Readonly<Record<string, unknown>>;
}
