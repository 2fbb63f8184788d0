import type { Connection } from '../../models/model.ts';
import type { ClientTags } from '../client-tags.ts';
import type { DialectRequest, UpstreamForm } from '../dialect.ts';
import { findMembers, setMembers } from '../json-members.ts';
import { duplicated, invalidParameter, JsonRequest, membersToRead } from '../json-request.ts';
import type { JsonScan } from '../json-scan.ts';
import { OpenAiEventReader } from './openai-event-reader.ts';

/** Both limit an answer; `max_completion_tokens` is the newer name. */
const MAX_TOKENS = ['max_tokens', 'max_completion_tokens'];
/** Both multiply the answers; `best_of` is of text completions. */
const CHOICES = ['n', 'best_of'];
const READ = ['model', 'stream', 'stream_options', ...MAX_TOKENS, ...CHOICES];
const READ_OF_STREAM_OPTIONS: ReadonlySet<string> = new Set(['include_usage', 'continuous_usage_stats']);
const PROMPT = ['messages', 'tools', 'functions', 'response_format', 'prompt', 'suffix'];

export const OPENAI_MEMBERS = membersToRead(READ, PROMPT);

/** A chat or text completion request (https://platform.openai.com/docs/api-reference/chat/create). */
export class OpenAiRequest implements DialectRequest {
  readonly model: string;
  readonly streaming: boolean;
  /** Whether the client itself asked for the usage event. */
  readonly usageAsked: boolean = false;
  /** Whether the client itself asked for usage in every event (vLLM). */
  readonly continuousUsageAsked: boolean = false;
  readonly estimatedInputTokens: number;
  readonly maxOutputTokens: number | null;
  readonly choices: number;
  readonly #json: JsonRequest;
  /** The text of the client's own stream options; null when it gives none. */
  readonly #streamOptions: string | null;

  /** @throws DomainError `missing_parameter`, `invalid_parameter` */
  constructor(scan: JsonScan) {
    const json = new JsonRequest(scan);
    this.#json = json;
    this.estimatedInputTokens = json.estimatedInputTokens;
    this.model = json.readModel();
    this.streaming = json.readBoolean('stream');
    json.refuseDuplicates(READ);
    this.maxOutputTokens = largest(json, MAX_TOKENS);
    this.choices = largest(json, CHOICES) ?? 1;
    this.#streamOptions = readStreamOptions(json, this.streaming);
    if (this.#streamOptions !== null) {
      const asked = trueMembers(this.#streamOptions);
      this.usageAsked = asked.has('include_usage');
      this.continuousUsageAsked = asked.has('continuous_usage_stats');
    }
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

  /** Asks for usage on streams: at the end, and in every event where the connection supports it and the client did not ask. */
  forUpstream(upstreamModel: string, connection: Connection, mayAsk = true): UpstreamForm {
    const { streamOptions, continuousUsage } = connection;
    const ownOptions = this.#streamOptions;
    const asks = this.streaming && streamOptions && (mayAsk || ownOptions !== null);
    const addUsage = asks && !this.usageAsked;
    const addContinuous = asks && continuousUsage && !this.continuousUsageAsked;
    const values = new Map<string, string>();
    if (upstreamModel !== this.model) values.set('model', JSON.stringify(upstreamModel));
    if (addUsage || addContinuous) {
      const added = new Map<string, string>();
      if (addUsage) added.set('include_usage', 'true');
      if (addContinuous) added.set('continuous_usage_stats', 'true');
      values.set('stream_options', setMembers(ownOptions ?? '{}', added));
    }
    return {
      body: this.#json.with(values),
      reader: new OpenAiEventReader({ lastEvent: addUsage, everyEvent: addContinuous }),
      addsStreamOptions: ownOptions === null && (addUsage || addContinuous),
    };
  }
}

/** Of the members that are given: an upstream may read any of them. @throws DomainError `invalid_parameter` */
function largest(json: JsonRequest, names: readonly string[]): number | null {
  let found: number | null = null;
  for (const name of names) {
    const value = json.readWhole(name, 1);
    if (value !== null && (found === null || value > found)) found = value;
  }
  return found;
}

/** Of a request that does not stream they are the upstream's to judge. */
function readStreamOptions(json: JsonRequest, streaming: boolean): string | null {
  if (!streaming) return null;
  const text = json.textOf('stream_options');
  if (text === undefined || text === 'null') return null;
  if (!text.startsWith('{')) {
    throw invalidParameter('stream_options', 'The parameter `stream_options` must be an object.');
  }
  return text;
}

/** @throws DomainError `invalid_parameter` for a member that is given twice */
function trueMembers(streamOptions: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const asked = new Set<string>();
  for (const { name, valueStart, valueEnd } of findMembers(streamOptions, READ_OF_STREAM_OPTIONS)) {
    if (seen.has(name)) throw duplicated(`stream_options.${name}`);
    seen.add(name);
    if (streamOptions.slice(valueStart, valueEnd) === 'true') asked.add(name);
  }
  return asked;
}
