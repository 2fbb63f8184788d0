import { type Attributes, type SpanKind, TraceFlags } from '@opentelemetry/api';
import { DOUBLE, encodeAttributes, INT, KEY, STRING, VALUE } from './otlp-attributes.ts';
import {
  FIXED32,
  FIXED64,
  integer,
  LENGTH_BYTES,
  LENGTH_DELIMITED,
  message,
  tag,
  text,
  VARINT,
  writeLength,
  writeVarint,
} from './protobuf.ts';

// opentelemetry/proto/trace/v1/trace.proto
const RESOURCE_SPANS = 1;
const RESOURCE = 1;
const SCOPE_SPANS = 2;
const SCOPE = 1;
const SPANS = 2;
const NAME = 5;
const KIND = 6;
const ATTRIBUTES = 9;
const STATUS = 15;
const STATUS_CODE = 3;
const STATUS_ERROR = 2;

const LENGTH = Buffer.alloc(LENGTH_BYTES);
const SPAN = Buffer.concat([tag(SPANS, LENGTH_DELIMITED), LENGTH]);
const TRACE_ID = Buffer.from([...tag(1, LENGTH_DELIMITED), 16]);
const SPAN_ID = Buffer.from([...tag(2, LENGTH_DELIMITED), 8]);
const PARENT_SPAN_ID = Buffer.from([...tag(4, LENGTH_DELIMITED), 8]);
const START_TIME = tag(7, FIXED64);
const END_TIME = tag(8, FIXED64);
/** Beside the flags of W3C: that it is known whether the parent is remote, and that it is. */
const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;
const PARENT_IS_LOCAL = flagsField(TraceFlags.SAMPLED | HAS_IS_REMOTE);
const PARENT_IS_REMOTE = flagsField(TraceFlags.SAMPLED | HAS_IS_REMOTE | IS_REMOTE);

const FIRST_BYTES = 64 * 1024;
/** More than ids, times and numbers take: who writes what may be longer asks for it. */
const MARGIN_BYTES = 256;
const UINT32 = 2 ** 32;

/** What many spans have in common, in OTLP. */
export type SpanTemplate = Buffer;

/** An attribute in OTLP, up to its value. */
export type AttributeHead = Buffer;

/** Undefined attributes are left out. */
export function spanTemplate(
  name: string,
  kind: SpanKind,
  isError: boolean,
  attributes: Attributes,
): SpanTemplate {
  return Buffer.concat([
    text(NAME, name),
    integer(KIND, kind + 1),
    encodeAttributes(ATTRIBUTES, attributes),
    isError ? message(STATUS, integer(STATUS_CODE, STATUS_ERROR)) : Buffer.alloc(0),
  ]);
}

export const integerAttribute = (key: string): AttributeHead => attributeHead(key, tag(INT, VARINT));
export const doubleAttribute = (key: string): AttributeHead => attributeHead(key, tag(DOUBLE, FIXED64));
export const textAttribute = (key: string): AttributeHead =>
  attributeHead(key, tag(STRING, LENGTH_DELIMITED));

function attributeHead(key: string, valueTag: Buffer): AttributeHead {
  const value = Buffer.concat([tag(VALUE, LENGTH_DELIMITED), LENGTH, valueTag]);
  return Buffer.concat([tag(ATTRIBUTES, LENGTH_DELIMITED), LENGTH, text(KEY, key), value]);
}

function flagsField(flags: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(flags);
  return Buffer.concat([tag(16, FIXED32), bytes]);
}

/**
 * An `ExportTraceServiceRequest` of OTLP, written span by span: `begin`, the rest of the span in any order, `end`. A span
 * leaves nothing on the heap, and the bytes are used again.
 */
export class SpanBatch {
  readonly #spansAt: number;
  readonly #scopeSpansAt: number;
  #bytes: Buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #at: number;
  /** Of the last complete span. */
  #end: number;
  #spans = 0;

  constructor(resource: Attributes, scope: { readonly name: string; readonly version: string }) {
    this.#at = 0;
    this.#raw(Buffer.concat([tag(RESOURCE_SPANS, LENGTH_DELIMITED), LENGTH]));
    this.#raw(message(RESOURCE, encodeAttributes(1, resource)));
    this.#raw(Buffer.concat([tag(SCOPE_SPANS, LENGTH_DELIMITED), LENGTH]));
    this.#scopeSpansAt = this.#at;
    this.#raw(message(SCOPE, text(1, scope.name), text(2, scope.version)));
    this.#spansAt = this.#at;
    this.#end = this.#at;
  }

  get spans(): number {
    return this.#spans;
  }

  /** Times are microseconds since the Unix epoch. */
  begin(traceId: string, spanId: string, startUs: number, endUs: number): void {
    this.#at = this.#end;
    this.#raw(SPAN);
    this.#id(TRACE_ID, traceId);
    this.#id(SPAN_ID, spanId);
    this.#time(START_TIME, startUs);
    this.#time(END_TIME, endUs);
  }

  /** Once for each span; null for the root of a trace. */
  parent(spanId: string | null, isRemote: boolean): void {
    if (spanId !== null) this.#id(PARENT_SPAN_ID, spanId);
    this.#raw(spanId !== null && isRemote ? PARENT_IS_REMOTE : PARENT_IS_LOCAL);
  }

  template(template: SpanTemplate): void {
    this.#raw(template);
  }

  /** Null is left out. */
  integer(attribute: AttributeHead, value: number | null): void {
    if (value === null) return;
    const attributeAt = this.#raw(attribute);
    this.#at = writeVarint(this.#bytes, this.#at, value);
    this.#endAttribute(attributeAt, attribute);
  }

  /** Null is left out. */
  double(attribute: AttributeHead, value: number | null): void {
    if (value === null) return;
    const attributeAt = this.#raw(attribute);
    this.#at = this.#bytes.writeDoubleLE(value, this.#at);
    this.#endAttribute(attributeAt, attribute);
  }

  text(attribute: AttributeHead, value: string): void {
    const attributeAt = this.#raw(attribute);
    // A UTF-16 unit is at most three bytes of UTF-8.
    this.#reserve(LENGTH_BYTES + 3 * value.length);
    const length = this.#bytes.write(value, this.#at + LENGTH_BYTES);
    writeLength(this.#bytes, this.#at, length);
    this.#at += LENGTH_BYTES + length;
    this.#endAttribute(attributeAt, attribute);
  }

  end(): void {
    const spanAt = this.#end + SPAN.length;
    writeLength(this.#bytes, spanAt - LENGTH_BYTES, this.#at - spanAt);
    this.#end = this.#at;
    this.#spans += 1;
  }

  /** The whole request. Valid until the next `clear`. */
  encoded(): Uint8Array {
    const scopeSpansAt = this.#scopeSpansAt;
    writeLength(this.#bytes, 1, this.#end - (1 + LENGTH_BYTES));
    writeLength(this.#bytes, scopeSpansAt - LENGTH_BYTES, this.#end - scopeSpansAt);
    return this.#bytes.subarray(0, this.#end);
  }

  clear(): void {
    this.#end = this.#spansAt;
    this.#spans = 0;
  }

  /** Appends bytes and returns where they begin. Behind them there is room for a number. */
  #raw(bytes: Uint8Array): number {
    const at = this.#at;
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
    this.#at = at + bytes.length;
    return at;
  }

  #reserve(length: number): void {
    const needed = this.#at + length + MARGIN_BYTES;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = larger;
  }

  #endAttribute(attributeAt: number, { length }: AttributeHead): void {
    const bytes = this.#bytes;
    // The tag of the value is the last byte of the head.
    const valueAt = attributeAt + length - 1;
    writeLength(bytes, valueAt - LENGTH_BYTES, this.#at - valueAt);
    writeLength(bytes, attributeAt + 1, this.#at - (attributeAt + 1 + LENGTH_BYTES));
  }

  #id(field: Uint8Array, digits: string): void {
    this.#raw(field);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let digit = 0; digit < digits.length; digit += 2) {
      bytes[at++] = (hexValue(digits.charCodeAt(digit)) << 4) | hexValue(digits.charCodeAt(digit + 1));
    }
    this.#at = at;
  }

  /** In nanoseconds it takes more than the 53 bits of a number. */
  #time(field: Uint8Array, us: number): void {
    this.#raw(field);
    const rounded = Math.round(us);
    const lowNs = (rounded % UINT32) * 1_000;
    const highNs = Math.floor(rounded / UINT32) * 1_000 + Math.floor(lowNs / UINT32);
    this.#bytes.writeUInt32LE(lowNs % UINT32, this.#at);
    this.#at = this.#bytes.writeUInt32LE(highNs, this.#at + 4);
  }
}

/** Of a lower-case hexadecimal digit. */
function hexValue(code: number): number {
  return code < 0x3a ? code - 0x30 : code - 0x57;
}
