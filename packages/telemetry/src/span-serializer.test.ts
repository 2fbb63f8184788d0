import { SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spanSerializer, spanToJson, type WaitingSpan } from './span-serializer.ts';

const resource = resourceFromAttributes({ 'service.name': 'weir', 'x"y\n': 'é"\\' });
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const time = fc.tuple(fc.integer({ min: 1, max: 4e9 }), fc.integer({ min: 0, max: 999_999_999 }));
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.array(fc.string()),
);

const span = fc
  .record({
    traceId: hex(32),
    spanId: hex(16),
    parent: fc.option(fc.record({ spanId: hex(16), isRemote: fc.boolean() }), { nil: undefined }),
    name: fc.string({ unit: 'binary' }),
    kind: fc.constantFrom(SpanKind.SERVER, SpanKind.CLIENT),
    code: fc.constantFrom(SpanStatusCode.UNSET, SpanStatusCode.ERROR),
    startTime: time,
    endTime: time,
    attributes: fc.dictionary(fc.stringMatching(/^[a-z_.]{1,20}$/), value),
  })
  .map(({ traceId, spanId, parent, code, ...rest }) => ({
    ...rest,
    spanContext: () => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED }),
    parentSpanContext: parent && { ...parent, traceId, traceFlags: TraceFlags.SAMPLED },
    status: { code },
    resource,
    instrumentationScope: { name: 'weir', version: '1.2.3' },
    events: [],
    links: [],
    duration: [0, 0],
    ended: true,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  })) as fc.Arbitrary<ReadableSpan>;

test('says the same as the SDK’s serializer, except for what is empty', () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 3 }), (spans) => {
      const own = decode(spanSerializer.serializeRequest(spans.map(waiting)));
      expect(own).toEqual(withoutEmpty(decode(JsonTraceSerializer.serializeRequest(spans))));
    }),
    { numRuns: 200 },
  );
});

function waiting(span: ReadableSpan): WaitingSpan {
  const { name, kind, startTime, endTime, attributes, parentSpanContext: parent } = span;
  const isError = span.status.code === SpanStatusCode.ERROR;
  const ended = { name, kind, startTime, endTime, attributes, parent, isError };
  return { ...span, json: Buffer.from(spanToJson({ ...ended, spanContext: span.spanContext() })) };
}

function decode(bytes: Uint8Array | undefined): unknown {
  return JSON.parse(Buffer.from(bytes!).toString());
}

const EMPTY: Record<string, unknown> = {
  droppedAttributesCount: 0,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
  events: [],
  links: [],
  status: { code: 0 },
};

function withoutEmpty(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(withoutEmpty);
  if (typeof of !== 'object' || of === null) return of;
  const kept = Object.entries(of).filter(
    ([name, member]) => !(name in EMPTY) || JSON.stringify(member) !== JSON.stringify(EMPTY[name]),
  );
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutEmpty(member)]));
}
