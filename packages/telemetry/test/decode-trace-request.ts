/** A field of a message: its name in OTLP's JSON, and how to read it. */
type Field = readonly [name: string, type: Read | Message];
type Message = { readonly [field: number]: Field };
type Read = 'text' | 'hex' | 'varint' | 'bool' | 'fixed32' | 'fixed64' | 'double';

const REPEATED = new Set(['resourceSpans', 'scopeSpans', 'spans', 'attributes', 'values', 'events', 'links']);

// The .proto files of opentelemetry-proto, of which Weir's spans use this.
const value: Record<number, Field> = {
  1: ['stringValue', 'text'],
  2: ['boolValue', 'bool'],
  3: ['intValue', 'varint'],
  4: ['doubleValue', 'double'],
};
value[5] = ['arrayValue', { 1: ['values', value] }];
const attribute: Message = { 1: ['key', 'text'], 2: ['value', value] };
const span: Message = {
  1: ['traceId', 'hex'],
  2: ['spanId', 'hex'],
  4: ['parentSpanId', 'hex'],
  5: ['name', 'text'],
  6: ['kind', 'varint'],
  7: ['startTimeUnixNano', 'fixed64'],
  8: ['endTimeUnixNano', 'fixed64'],
  9: ['attributes', attribute],
  10: ['droppedAttributesCount', 'varint'],
  12: ['droppedEventsCount', 'varint'],
  14: ['droppedLinksCount', 'varint'],
  15: ['status', { 3: ['code', 'varint'] }],
  16: ['flags', 'fixed32'],
};
const resource: Message = { 1: ['attributes', attribute], 2: ['droppedAttributesCount', 'varint'] };
const scope: Message = { 1: ['name', 'text'], 2: ['version', 'text'] };
const scopeSpans: Message = { 1: ['scope', scope], 2: ['spans', span] };
const resourceSpans: Message = { 1: ['resource', resource], 2: ['scopeSpans', scopeSpans] };
const request: Message = { 1: ['resourceSpans', resourceSpans] };

/** An `ExportTraceServiceRequest` in protobuf as the object that it is in JSON. Throws for an unknown field. */
export function decodeTraceRequest(bytes: Buffer): unknown {
  return decode(bytes, request);
}

function decode(bytes: Buffer, message: Message): Record<string, unknown> {
  const decoded: Record<string, unknown> = {};
  let at = 0;
  const varint = () => {
    let result = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(at++);
      result |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return result;
    }
  };
  const take = (length: number) => {
    if (at + length > bytes.length) throw new Error('a field is longer than its message');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const readers: Record<number, () => bigint | Buffer> = {
    0: varint,
    1: () => take(8),
    2: () => take(Number(varint())),
    5: () => take(4),
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const field = message[tag >>> 3];
    const raw = readers[tag & 7]?.();
    if (field === undefined || raw === undefined) throw new Error(`unknown field ${tag >>> 3}`);
    const [name, type] = field;
    const read = typeof type === 'string' ? READ[type](raw as never) : decode(raw as Buffer, type);
    if (REPEATED.has(name)) decoded[name] = [...((decoded[name] as unknown[]) ?? []), read];
    else decoded[name] = read;
  }
  return decoded;
}

const READ = {
  text: (raw: Buffer) => raw.toString(),
  hex: (raw: Buffer) => raw.toString('hex'),
  varint: (raw: bigint) => Number(BigInt.asIntN(64, raw)),
  bool: (raw: bigint) => raw === 1n,
  fixed32: (raw: Buffer) => raw.readUInt32LE(),
  fixed64: (raw: Buffer) => `${raw.readBigUInt64LE()}`,
  double: (raw: Buffer) => raw.readDoubleLE(),
};
