import { type Attributes, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { type ReadableSpan, TracerProvider } from '@opentelemetry/sdk-trace';
import { OPERATIONS } from '@weir/domain/inference';
import type { ConnectionId } from '@weir/domain/kernel';
import type { EndedAttempt, RequestOutcome, StartedAttempt, TraceHeaders } from '@weir/domain/telemetry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTraceRequest } from '../test/decode-trace-request.ts';
import { usageRecord } from '../test/usage-record.ts';
import { RandomIds } from './random-ids.ts';
import { RequestSpans } from './request-spans.ts';
import { parentBased } from './sampler.ts';
import { SpanBatch } from './span-batch.ts';
import { SpanBatches } from './span-batches.ts';
import { SpanTemplates } from './span-templates.ts';

const scope = { name: 'weir', version: '1.2.3' };
const resource = {
  'service.name': 'weir',
  'x"y\n': 'é"\\\u{1f600}',
  count: 3,
  below: -4,
  share: 0.5,
  on: true,
  many: ['a', ''],
};

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const traceparent = fc.oneof(
  fc.constant(undefined),
  fc.string({ maxLength: 60 }),
  fc
    .tuple(
      fc.constantFrom('00', '01', 'cc', 'ff', '0'),
      hex(32),
      hex(16),
      fc.constantFrom('00', '01', '02', '03', 'ff'),
      fc.constantFrom('', '-', '-x', ' '),
    )
    .map(([version, traceId, spanId, flags, rest]) => `${version}-${traceId}-${spanId}-${flags}${rest}`),
  fc.constantFrom(
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`,
    ' 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  ),
);
const tracestate = fc.oneof(
  fc.constant(undefined),
  fc.string({ maxLength: 30 }),
  fc.constantFrom('vendor=1', 'a=1, b=2,,c=', `a=${'x'.repeat(600)}`, 'A=1,b=2'),
);
const count = fc.option(fc.oneof(fc.nat(), fc.constantFrom(0, 127, 128, 2 ** 31, 2 ** 40)));
const errorCode = fc.option(fc.constantFrom('client_disconnected', 'upstream_failed', 'shutting_down'));
const status = fc.option(fc.constantFrom(200, 429, 503));
const durationUs = fc.nat({ max: 2 ** 32 });
const name = fc.oneof(fc.constantFrom('echo', 'm/1'), fc.string({ unit: 'binary', maxLength: 200 }));
const attempt = fc.record({
  started: fc.record({
    operation: fc.constantFrom(...OPERATIONS),
    upstreamModel: name,
    connection: fc.record({
      id: fc.constantFrom('c1', 'c2').map((id) => id as ConnectionId),
      kind: fc.constant('openai-compatible' as const),
      baseUrl: fc.constantFrom('https://upstream.example/v1', 'http://[::1]:8000', 'http://10.0.0.1'),
    }),
  }),
  ended: fc.record({ status, errorCode, startOffsetUs: fc.option(durationUs), durationUs }),
});
const outcome: fc.Arbitrary<RequestOutcome> = fc
  .record({
    clientRequestId: fc.string({ unit: 'binary', maxLength: 300 }),
    ending: fc.constantFrom('completed', 'client_disconnected', 'upstream_failed', 'not_recorded'),
    status,
    errorCode,
    streamed: fc.boolean(),
    responseModel: fc.option(name),
    finishReason: fc.option(fc.constantFrom('stop', 'length', 'because I said so')),
    // No whole second: the SDK writes one as an integer, Weir always a double.
    ttftUs: fc.option(durationUs.map((us) => 2 * us + 1)),
    durationUs,
    usage: fc.record({
      inputTokens: count,
      cachedInputTokens: count,
      cacheWriteTokens: count,
      outputTokens: count,
      reasoningTokens: count,
      audioInputTokens: count,
      imageInputTokens: count,
      audioOutputTokens: count,
    }),
  })
  .map((changes) => ({ ...usageRecord(), ...changes }));
const request = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  model: name,
  incoming: fc.record({ traceparent, tracestate }),
  receivedAtMs: fc.integer({ min: 0, max: 4e12 }),
  attempts: fc.array(attempt, { maxLength: 3 }),
  outcome,
});
type Request = typeof request extends fc.Arbitrary<infer T> ? T : never;

test('spans and headers are those that the SDK makes of the same requests', () => {
  const templates = new SpanTemplates();
  fc.assert(
    fc.property(fc.array(request, { minLength: 1, maxLength: 4 }), (requests) => {
      const own = ownSpans(requests, templates);
      const sdk = sdkSpans(requests);

      expect(own.headers).toEqual(sdk.headers);
      expect(own.decoded).toEqual(sdk.decoded);
    }),
    { numRuns: 200 },
  );
});

test('a batch grows with what its spans say', () => {
  const long = fc.sample(request, 1).map((each) => ({
    ...each,
    incoming: { traceparent: undefined, tracestate: undefined },
    model: 'é'.repeat(50_000),
    outcome: { ...each.outcome, clientRequestId: '€'.repeat(100_000) },
  }));
  expect(ownSpans(long, new SpanTemplates()).decoded).toEqual(sdkSpans(long).decoded);
});

/** With ids that are not random. */
class Ids extends RandomIds {
  #traces = 0;
  #spans = 0;
  override traceId = () => `${++this.#traces}`.padStart(32, 'a');
  override spanId = () => `${++this.#spans}`.padStart(16, 'b');
  generateTraceId = this.traceId;
  generateSpanId = this.spanId;
}

function ownSpans(requests: readonly Request[], templates: SpanTemplates) {
  const batch = new SpanBatch(resource, scope);
  const batches = new SpanBatches({
    create: () => batch,
    exporter: { export: () => {}, shutdown: async () => {} },
    maxQueueSize: 1_000,
    maxExportBatchSize: 1_000,
    scheduledDelayMs: 60_000,
    exportTimeoutMs: 60_000,
    onExportFailed: () => {},
  });
  const tracing = { sampler: parentBased(1), ids: new Ids(), templates, batches };
  const headers = requests.flatMap(({ operation, model, incoming, receivedAtMs, attempts, outcome }) => {
    const spans = new RequestSpans(tracing, operation, model, incoming, receivedAtMs);
    const sent = attempts.map(({ started, ended }) => {
      const id = spans.newAttemptId();
      if (id !== null) spans.attemptEnded(id, started, ended);
      return { traceparent: spans.traceparent(id), tracestate: spans.tracestate };
    });
    spans.ended(outcome);
    return sent;
  });
  return { headers, decoded: batch.spans === 0 ? null : decodeTraceRequest(Buffer.from(batch.encoded())) };
}

/** What Weir's spans say, in the words of the SDK. */
function sdkSpans(requests: readonly Request[]) {
  const ended: ReadableSpan[] = [];
  const provider = new TracerProvider({
    resource: resourceFromAttributes(resource),
    idGenerator: new Ids(),
    spanProcessors: [
      {
        onStart: () => {},
        onEnd: (span) => ended.push(span),
        forceFlush: async () => {},
        shutdown: async () => {},
      },
    ],
  });
  const tracer = provider.getTracer(scope.name, scope.version);
  const propagator = new W3CTraceContextPropagator();
  const extract = (incoming: TraceHeaders) =>
    propagator.extract(ROOT_CONTEXT, incoming, {
      get: (from, key) => from[key as keyof TraceHeaders],
      keys: Object.keys,
    });
  const headers: TraceHeaders[] = [];
  for (const { operation, model, incoming, receivedAtMs, attempts, outcome } of requests) {
    const caller = trace.getSpanContext(extract(incoming));
    // Other vendors' text goes on to the upstream, but not into a span.
    const parent = extract({ ...incoming, tracestate: undefined });
    const server = tracer.startSpan(
      `${operation.genAiName} ${model}`,
      { kind: SpanKind.SERVER, startTime: hrTime(receivedAtMs, 0) },
      parent,
    );
    const context = trace.setSpan(parent, server);
    for (const { started, ended: end } of attempts) {
      const startOffsetUs = end.startOffsetUs ?? 0;
      const client = server.isRecording()
        ? tracer.startSpan(
            `${started.operation.genAiName} ${started.upstreamModel}`,
            { kind: SpanKind.CLIENT, startTime: hrTime(receivedAtMs, startOffsetUs) },
            context,
          )
        : server;
      const sent: Record<string, string> = {};
      propagator.inject(trace.setSpan(parent, client), sent, {
        set: (to, key, value) => Object.assign(to, { [key]: value }),
      });
      headers.push({
        traceparent: sent.traceparent,
        tracestate: caller?.traceState?.serialize() || undefined,
      });
      if (client === server) continue;
      client.setAttributes(attemptAttributes(started, end));
      if (isFailure(end.errorCode)) client.setStatus({ code: SpanStatusCode.ERROR });
      client.end(hrTime(receivedAtMs, startOffsetUs + end.durationUs));
    }
    server.setAttributes(requestAttributes(operation.genAiName, model, outcome));
    if (isFailure(errorTypeOf(outcome))) server.setStatus({ code: SpanStatusCode.ERROR });
    server.end(hrTime(receivedAtMs, outcome.durationUs));
  }
  const bytes = ended.length === 0 ? null : ProtobufTraceSerializer.serializeRequest(ended);
  return { headers, decoded: bytes && withoutEmpty(decodeTraceRequest(Buffer.from(bytes!))) };
}

function attemptAttributes(
  { operation, upstreamModel, connection }: StartedAttempt,
  end: EndedAttempt,
): Attributes {
  const { hostname, port, protocol } = new URL(connection.baseUrl);
  return known({
    'gen_ai.operation.name': operation.genAiName,
    'gen_ai.provider.name': connection.kind,
    'gen_ai.request.model': upstreamModel,
    'weir.connection.id': connection.id,
    'server.address': hostname.replace(/[[\]]/g, ''),
    'server.port': port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
    'http.response.status_code': end.status,
    'error.type': end.errorCode,
  });
}

function requestAttributes(operation: string, model: string, outcome: RequestOutcome): Attributes {
  const { usage, ttftUs, responseModel, finishReason } = outcome;
  const isName = (text: string | null) => text !== null && /^[\w.:/@+-]{1,128}$/.test(text);
  return known({
    'gen_ai.operation.name': operation,
    'gen_ai.request.model': model,
    'weir.ending': outcome.ending,
    'gen_ai.provider.name': outcome.provider,
    'gen_ai.request.stream': outcome.streamed,
    'gen_ai.response.model': isName(responseModel) ? responseModel : null,
    'gen_ai.response.finish_reasons': isName(finishReason) ? [finishReason] : null,
    'http.response.status_code': outcome.status,
    'error.type': errorTypeOf(outcome),
    'weir.request_id': outcome.clientRequestId,
    'gen_ai.response.time_to_first_chunk': ttftUs === null ? null : ttftUs / 1e6,
    'gen_ai.usage.input_tokens': usage.inputTokens,
    'gen_ai.usage.cache_read.input_tokens': usage.cachedInputTokens,
    'gen_ai.usage.cache_creation.input_tokens': usage.cacheWriteTokens,
    'gen_ai.usage.output_tokens': usage.outputTokens,
    'gen_ai.usage.reasoning.output_tokens': usage.reasoningTokens,
  });
}

function errorTypeOf({ errorCode: code, ending }: RequestOutcome): string | null {
  return code ?? (ending === 'completed' ? null : ending);
}

function isFailure(error: string | null): boolean {
  return error !== null && error !== 'client_disconnected';
}

function known(attributes: Record<string, unknown>): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)) as Attributes;
}

function hrTime(epochMs: number, afterUs: number): [number, number] {
  const ns = BigInt(epochMs) * 1_000_000n + BigInt(afterUs) * 1_000n;
  return [Number(ns / 1_000_000_000n), Number(ns % 1_000_000_000n)];
}

/** Weir leaves out what is empty. */
function withoutEmpty(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(withoutEmpty);
  if (typeof of !== 'object' || of === null) return of;
  const kept = Object.entries(of).filter(
    ([key, value]) => !(key.startsWith('dropped') && value === 0) && JSON.stringify(value) !== '{"code":0}',
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutEmpty(value)]));
}
