import type { Attributes, HrTime, SpanContext, SpanKind } from '@opentelemetry/api';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';

/** OTLP's flags of a span, beside those of W3C: whether its parent is remote, and that this is known. */
const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;
const STATUS_ERROR = 2;
const COMMA = Buffer.from(',');
const END = Buffer.from(']}]}]}');

/** What is known of a span at its end. */
export interface EndedSpan {
  readonly spanContext: SpanContext;
  readonly parent: SpanContext | undefined;
  readonly name: string;
  readonly kind: SpanKind;
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly isError: boolean;
  /** The names are our own. Undefined values are left out. */
  readonly attributes: Attributes;
}

/** An ended span as the SDK's batches and exporter see it; of the rest, nobody reads anything. */
export interface WaitingSpan extends ReadableSpan {
  readonly json: Buffer<ArrayBuffer>;
}

/**
 * OTLP in JSON for the gateway's own spans. They are of one resource and scope, and have neither events nor links. Empty members
 * are left out.
 */
export const spanSerializer: typeof JsonTraceSerializer = {
  serializeRequest(spans) {
    const { resource, instrumentationScope } = spans[0]!;
    const { name, version } = instrumentationScope;
    const attributes = Object.entries(resource.attributes).map(([key, value]) => attribute(key, value));
    const parts = [
      Buffer.from(
        `{"resourceSpans":[{"resource":{"attributes":[${attributes}]},` +
          `"scopeSpans":[{"scope":${JSON.stringify({ name, version })},"spans":[`,
      ),
    ];
    for (let index = 0; index < spans.length; index++) {
      if (index > 0) parts.push(COMMA);
      parts.push((spans[index] as WaitingSpan).json);
    }
    parts.push(END);
    return Buffer.concat(parts);
  },
  deserializeResponse: (response) => JsonTraceSerializer.deserializeResponse(response),
};

/** In one pass: the SDK's serializer builds an object for each attribute first, and takes twice as long. */
export function spanToJson(span: EndedSpan): string {
  const { spanContext, parent, kind, startTime, endTime, attributes } = span;
  const { traceId, spanId, traceFlags } = spanContext;
  const flags = (traceFlags & 0xff) | HAS_IS_REMOTE | (parent?.isRemote === true ? IS_REMOTE : 0);
  let json = `{"traceId":"${traceId}","spanId":"${spanId}","name":${JSON.stringify(span.name)},"kind":${kind + 1}`;
  if (parent !== undefined) json += `,"parentSpanId":"${parent.spanId}"`;
  json += `,"startTimeUnixNano":"${nanoseconds(startTime)}","endTimeUnixNano":"${nanoseconds(endTime)}"`;
  if (span.isError) json += `,"status":{"code":${STATUS_ERROR}}`;
  json += `,"flags":${flags},"attributes":[`;
  let comma = '';
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined) continue;
    json += `${comma}{"key":"${key}","value":${otlpValueOf(value)}}`;
    comma = ',';
  }
  return `${json}]}`;
}

function attribute(key: string, value: unknown): string {
  return `{"key":${JSON.stringify(key)},"value":${otlpValueOf(value)}}`;
}

function otlpValueOf(value: unknown): string {
  if (typeof value === 'string') return `{"stringValue":${JSON.stringify(value)}}`;
  if (typeof value === 'boolean') return `{"boolValue":${value}}`;
  if (Number.isInteger(value)) return `{"intValue":${value as number}}`;
  if (typeof value === 'number') return `{"doubleValue":${value}}`;
  if (Array.isArray(value)) return `{"arrayValue":{"values":[${value.map(otlpValueOf)}]}}`;
  return '{}';
}

/** Since the Unix epoch, as text: 64 bits. */
function nanoseconds([seconds, nanos]: HrTime): string {
  return `${seconds}${`${nanos}`.padStart(9, '0')}`;
}
