import { DomainError } from '../kernel/domain-error.ts';
import { type ClientTags, toClientTags } from './client-tags.ts';
import { type JsonScan, MembersToRead } from './json-scan.ts';

const MAX_MODEL_LENGTH = 256;
/** Limit of the JSON text. Sixteen pairs within their limits are shorter, escaped or not. */
const MAX_CLIENT_TAG_LENGTH = 64 * 1024;
/** Limit of the JSON text of what is parsed here, far above what any of it can mean. */
const MAX_VALUE_LENGTH = 64 * 1024;

/** By which OpenAI's clients say which requests share a cached prompt. */
const CACHE_KEY = 'prompt_cache_key';

/** Members by which upstreams that are gateways themselves (OpenRouter, LiteLLM) get further models to fall back to. */
const FURTHER_MODELS = ['models', 'fallbacks', 'context_window_fallbacks', 'content_policy_fallbacks'];

/** Upstreams cache prompts from about 1,000 tokens on. */
const AFFINITY_BYTES = 4_096;
const MAX_CACHE_KEY_LENGTH = 1_024;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param names of the members that a dialect reads
 * @param prompt names of the members whose text costs tokens
 */
export function membersToRead(names: readonly string[], prompt: readonly string[]): MembersToRead {
  return new MembersToRead(
    [...new Set(['model', 'user', 'metadata', CACHE_KEY, ...FURTHER_MODELS, ...names])],
    prompt,
  );
}

/** A JSON request and the few members of it that Weir reads. Every other byte is passed on as it is. */
export class JsonRequest {
  /** Tokens of the prompt, for a request of which no upstream says them. */
  readonly estimatedInputTokens: number;
  readonly #scan: JsonScan;

  /** @param scan complete */
  constructor(scan: JsonScan) {
    this.#scan = scan;
    this.estimatedInputTokens = scan.estimatedTokens;
  }

  /** The text of the last member of this name; undefined when there is none. @throws DomainError `invalid_parameter` */
  textOf(name: string): string | undefined {
    const member = this.#scan.members.findLast((one) => one.name === name);
    if (member === undefined) return undefined;
    const { valueStart, valueEnd } = member;
    if (valueEnd - valueStart > MAX_VALUE_LENGTH) {
      throw invalidParameter(name, `The parameter \`${name}\` is longer than ${MAX_VALUE_LENGTH} bytes.`);
    }
    return decoder.decode(this.#scan.body.bytes.subarray(valueStart, valueEnd));
  }

  /** Its value; undefined when there is none. @throws DomainError `invalid_parameter` */
  read(name: string): unknown {
    const text = this.textOf(name);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** @throws DomainError `missing_parameter`, `invalid_parameter` */
  readModel(): string {
    const model = this.read('model');
    if (model === undefined || model === null) {
      throw new DomainError('missing_parameter', 'The parameter `model` is required.', { param: 'model' });
    }
    if (typeof model !== 'string' || model === '' || model.length > MAX_MODEL_LENGTH) {
      throw invalidParameter(
        'model',
        `The parameter \`model\` must be a string of 1 to ${MAX_MODEL_LENGTH} characters.`,
      );
    }
    return model;
  }

  /** False when it is absent or null. @throws DomainError `invalid_parameter` */
  readBoolean(name: string): boolean {
    const value = this.textOf(name);
    if (value !== undefined && value !== 'null' && value !== 'true' && value !== 'false') {
      throw invalidParameter(name, `The parameter \`${name}\` must be a boolean.`);
    }
    return value === 'true';
  }

  /**
   * A whole number; null when it is absent, null or below `minimum`, which some servers take for none.
   *
   * @throws DomainError `invalid_parameter` for anything else, which an upstream might read as a number
   */
  readWhole(name: string, minimum: number): number | null {
    const value = this.read(name);
    if (value === undefined || value === null) return null;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw invalidParameter(name, `The parameter \`${name}\` must be a whole number.`);
    }
    return value < minimum ? null : value;
  }

  /**
   * Weir would read the last duplicate, an upstream perhaps the first: a way around a key's restrictions and prices.
   *
   * @throws DomainError `invalid_parameter`
   */
  refuseDuplicates(names: readonly string[]): void {
    for (const { name, isDuplicate } of this.#scan.members) {
      if (isDuplicate && names.includes(name)) throw duplicated(name);
    }
  }

  furtherModels(): string | null {
    return this.#scan.members.find(({ name }) => FURTHER_MODELS.includes(name))?.name ?? null;
  }

  clientTags(): ClientTags {
    const [user, metadata] = ['user', 'metadata'].map((name) => {
      const member = this.#scan.members.findLast((one) => one.name === name);
      if (member === undefined || member.valueEnd - member.valueStart > MAX_CLIENT_TAG_LENGTH)
        return undefined;
      return this.read(name);
    });
    return toClientTags(user, metadata);
  }

  /** See {@link DialectRequest.promptAffinity}. */
  promptAffinity(): string | Uint8Array | null {
    const member = this.#scan.members.findLast((one) => one.name === CACHE_KEY);
    if (member !== undefined && member.valueEnd - member.valueStart <= MAX_CACHE_KEY_LENGTH) {
      const value = this.read(CACHE_KEY);
      if (typeof value === 'string' && value !== '') return value;
    }
    const { body, promptStart, promptEnd } = this.#scan;
    const end = promptStart + AFFINITY_BYTES;
    return end > promptEnd ? null : body.bytes.subarray(promptStart, end);
  }

  /** The request with the name that an upstream has for the model. */
  withModel(upstreamModel: string, model: string): readonly Uint8Array[] {
    return this.with(
      upstreamModel === model ? NO_VALUES : new Map([['model', JSON.stringify(upstreamModel)]]),
    );
  }

  /**
   * The request with these values, as JSON, for these members: its parts in order, which are views of the client's own bytes
   * except for the values. Missing members are added at its end. No member must be given twice.
   */
  with(values: ReadonlyMap<string, string>): readonly Uint8Array[] {
    const { body, members, end } = this.#scan;
    const { bytes } = body;
    if (values.size === 0) return [bytes];
    const parts: Uint8Array[] = [];
    const missing = new Map(values);
    let copied = 0;
    for (const { name, valueStart, valueEnd } of members) {
      const value = values.get(name);
      if (value === undefined) continue;
      missing.delete(name);
      parts.push(bytes.subarray(copied, valueStart), encoder.encode(value));
      copied = valueEnd;
    }
    if (missing.size > 0) {
      // `model` is always there, so the comma always has a member before it.
      const added = [...missing].map(([name, value]) => `,"${name}":${value}`).join('');
      parts.push(bytes.subarray(copied, end), encoder.encode(added));
      copied = end;
    }
    parts.push(bytes.subarray(copied));
    return parts;
  }
}

const NO_VALUES: ReadonlyMap<string, string> = new Map();

export function duplicated(param: string): DomainError {
  return invalidParameter(param, `The parameter \`${param}\` is given more than once.`);
}

export function invalidParameter(param: string, message: string): DomainError {
  return new DomainError('invalid_parameter', message, { param });
}
