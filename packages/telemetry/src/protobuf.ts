// Protobuf's wire format, as far as OTLP needs it: https://protobuf.dev/programming-guides/encoding

export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH_DELIMITED = 2;
export const FIXED32 = 5;

/** What {@link writeLength} writes. */
export const LENGTH_BYTES = 4;

export function tag(field: number, wireType: number): Buffer {
  return varint((field << 3) | wireType);
}

/** A field that is a message of these fields. */
export function message(field: number, ...fields: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(fields);
  return Buffer.concat([tag(field, LENGTH_DELIMITED), varint(bytes.length), bytes]);
}

export function text(field: number, value: string): Buffer {
  return message(field, Buffer.from(value));
}

export function integer(field: number, value: number): Buffer {
  return Buffer.concat([tag(field, VARINT), varint(value)]);
}

export function double(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([tag(field, FIXED64), bytes]);
}

/** A negative integer is its two's complement of 64 bits. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}

/** Writes a varint from 0 to 2^53 and returns where it ends. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let end = at;
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes[end++] = (rest % 0x80) | 0x80;
  bytes[end++] = rest;
  return end;
}

/** Writes a length below 2^28 as a varint of always four bytes: its place is left free until it is known. */
export function writeLength(bytes: Uint8Array, at: number, length: number): void {
  bytes[at] = (length & 0x7f) | 0x80;
  bytes[at + 1] = ((length >>> 7) & 0x7f) | 0x80;
  bytes[at + 2] = ((length >>> 14) & 0x7f) | 0x80;
  bytes[at + 3] = length >>> 21;
}
