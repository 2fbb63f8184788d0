import { DomainError } from '../kernel/domain-error.ts';
import { type ClientTags, toClientTags } from './client-tags.ts';
import { findMembers, type JsonMember } from './json-members.ts';

const MAX_MODEL_LENGTH = 256;

const CLIENT_TAGS: ReadonlySet<string> = new Set(['user', 'metadata']);
/** Limit of the JSON text. Sixteen pairs within their limits are shorter, escaped or not. */
const MAX_CLIENT_TAG_LENGTH = 64 * 1024;

const encoder = new TextEncoder();

/** Members by which upstreams that are gateways themselves (OpenRouter, LiteLLM) get further models to fall back to. */
const FURTHER_MODELS: ReadonlySet<string> = new Set([
  'models',
  'fallbacks',
  'context_window_fallbacks',
  'content_policy_fallbacks',
]);

/** The text of a JSON request, and the positions of the few members that Weir reads. */
export class JsonRequest {
  readonly text: string;
  readonly #body: Uint8Array;
  readonly #members: readonly JsonMember[];

  /**
   * @param text `body` decoded
   * @throws DomainError `malformed_json` for anything but a JSON object
   */
  constructor(text: string, body: Uint8Array, names: ReadonlySet<string>) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch (cause) {
      throw new DomainError('malformed_json', 'The request body is not valid JSON.', { cause });
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      throw new DomainError('malformed_json', 'The request body must be a JSON object.');
    }
    this.text = text;
    this.#body = body;
    // JSON.parse is not used for names: V8 14.6 can misread `"\u0073tream"` if it has met that in the same place of another
    // body. The upstream would then stream without being asked for the usage.
    this.#members = findMembers(text, names);
  }

  /** The text of the last member of this name; undefined when there is none. */
  textOf(name: string): string | undefined {
    const member = this.#members.findLast((one) => one.name === name);
    return member === undefined ? undefined : this.text.slice(member.valueStart, member.valueEnd);
  }

  /** Its value; undefined when there is none. */
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
    const value = this.read(name);
    if (value !== undefined && value !== null && typeof value !== 'boolean') {
      throw invalidParameter(name, `The parameter \`${name}\` must be a boolean.`);
    }
    return value === true;
  }

  /** @throws DomainError `invalid_parameter` */
  refuseDuplicates(): void {
    refuseDuplicates(this.#members, '');
  }

  furtherModels(): string | null {
    return findMembers(this.text, FURTHER_MODELS)[0]?.name ?? null;
  }

  clientTags(): ClientTags {
    const members = findMembers(this.text, CLIENT_TAGS);
    const [user, metadata] = ['user', 'metadata'].map((name) => {
      const member = members.findLast((one) => one.name === name);
      if (member === undefined || member.valueEnd - member.valueStart > MAX_CLIENT_TAG_LENGTH)
        return undefined;
      return JSON.parse(this.text.slice(member.valueStart, member.valueEnd)) as unknown;
    });
    return toClientTags(user, metadata);
  }

  /** The request with the name that an upstream has for the model. */
  withModel(upstreamModel: string, model: string): Uint8Array {
    return upstreamModel === model
      ? this.#body
      : this.with(new Map([['model', JSON.stringify(upstreamModel)]]));
  }

  /**
   * The request with these values, as JSON, for these members. Missing members are added at its end. Every other
   * character stays; without values the result is the client's own bytes.
   */
  with(values: ReadonlyMap<string, string>): Uint8Array {
    if (values.size === 0) return this.#body;
    const { text } = this;
    const missing = new Map(values);
    let out = '';
    let copied = 0;
    for (const member of this.#members) {
      const value = values.get(member.name);
      if (value === undefined) continue;
      missing.delete(member.name);
      out += text.slice(copied, member.valueStart) + value;
      copied = member.valueEnd;
    }
    if (missing.size === 0) return encoder.encode(out + text.slice(copied));
    out += text.slice(copied, text.lastIndexOf('}'));
    // `model` is always there, so the comma always has a member before it.
    for (const [name, value] of missing) out += `,"${name}":${value}`;
    return encoder.encode(`${out}}`);
  }
}

/** Weir would read the last duplicate, an upstream perhaps the first: a way around a key's restrictions and prices. */
export function refuseDuplicates(members: readonly JsonMember[], within: string): void {
  for (const { name } of members) {
    if (members.filter((other) => other.name === name).length === 1) continue;
    throw invalidParameter(within + name, `The parameter \`${within}${name}\` is given more than once.`);
  }
}

export function invalidParameter(param: string, message: string): DomainError {
  return new DomainError('invalid_parameter', message, { param });
}
