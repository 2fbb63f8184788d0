import type { Attributes, HrTime } from '@opentelemetry/api';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';

/** OTLP's flags of a span, beside those of W3C: whether its parent is remote, and that this is known. */
const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

/**
 * OTLP in JSON for the gateway's own spans, in one pass: the SDK's serializer builds an object for each attribute first, and
 * takes twice as long. All spans are of one resource and scope, and have neither events nor links. Empty members are left out.
 */
export const spanSerializer: typeof JsonTraceSerializer = {
  serializeRequest(spans) {
    const { resource, instrumentationScope } = spans[0]!;
    const scope = JSON.stringify({
      name: instrumentationScope.name,
      version: instrumentationScope.version,
    });
    const attributes = attributesOf(resource.attributes);
    return Buffer.from(
      `{"resourceSpans":[{"resource":{"attributes":${attributes}},"scopeSpans":[{"scope":${scope},"spans":[${spans.map(toJson)}]}]}]}`,
    );
  },
  deserializeResponse: (response) => JsonTraceSerializer.deserializeResponse(response),
};

function toJson(span: ReadableSpan): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  const parent = span.parentSpanContext;
  const flags = (traceFlags & 0xff) | HAS_IS_REMOTE | (parent?.isRemote === true ? IS_REMOTE : 0);
  let json = `{"traceId":"${traceId}","spanId":"${spanId}","name":${JSON.stringify(span.name)},"kind":${span.kind + 1}`;
  if (parent !== undefined) json += `,"parentSpanId":"${parent.spanId}"`;
  json += `,"startTimeUnixNano":"${nanoseconds(span.startTime)}","endTimeUnixNano":"${nanoseconds(span.endTime)}"`;
  if (span.status.code !== 0) json += `,"status":{"code":${span.status.code}}`;
  return `${json},"flags":${flags},"attributes":${attributesOf(span.attributes)}}`;
}

function attributesOf(attributes: Attributes): string {
  let json = '[';
  for (const key in attributes) {
    const comma = json.length > 1 ? ',' : '';
    json += `${comma}{"key":${JSON.stringify(key)},"value":${otlpValueOf(attributes[key])}}`;
  }
  return `${json}]`;
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
