import { utf8Bytes } from '../utf8-bytes.ts';

type Json = Readonly<Record<string, unknown>>;

/** An event of a stream, as far as it is read. */
export interface AnthropicEvent {
  readonly type?: unknown;
  readonly message?: unknown;
  readonly content_block?: unknown;
  readonly delta?: unknown;
  readonly usage?: unknown;
  readonly error?: unknown;
}

/** UTF-8 bytes of what a block or a delta says: text, a thought, the name and the input of a tool. */
export function generatedIn({ text, thinking, partial_json, name, input }: Json): number {
  let bytes = bytesOf(text) + bytesOf(thinking) + bytesOf(partial_json) + bytesOf(name);
  if (hasMembers(input)) bytes += utf8Bytes(JSON.stringify(input));
  return bytes;
}

export function hasMembers(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** The object; an empty one in place of anything else. */
export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function bytesOf(value: unknown): number {
  return typeof value === 'string' ? utf8Bytes(value) : 0;
}
