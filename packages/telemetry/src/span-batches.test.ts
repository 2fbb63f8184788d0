import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { decodeTraceRequest } from '../test/decode-trace-request.ts';
import { SpanBatch } from './span-batch.ts';
import { SpanBatches, type SpanBatchOptions } from './span-batches.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limits = { maxQueueSize: 8, maxExportBatchSize: 3, scheduledDelayMs: 100, exportTimeoutMs: 1_000 };
type Done = (result: { code: number }) => void;

/** With an exporter that answers when the test says so. */
function setUp(changes: Partial<SpanBatchOptions> = {}) {
  /** The spans of each export, as they were then; their bytes are used again. */
  const exported: number[][] = [];
  const requests: Uint8Array[] = [];
  const answers: Done[] = [];
  let failures = 0;
  let made = 0;
  const batches = new SpanBatches({
    ...limits,
    create: () => {
      made += 1;
      return new SpanBatch({}, { name: 'weir', version: '1' });
    },
    exporter: {
      export: (request, done) => {
        exported.push(idsIn(request));
        requests.push(request);
        answers.push(done);
      },
      shutdown: async () => {},
    },
    onExportFailed: () => {
      failures += 1;
    },
    ...changes,
  });
  let added = 0;
  const add = (count: number) => {
    for (let i = 0; i < count; i++) {
      const span = batches.next();
      added += 1;
      if (span === null) continue;
      span.begin('a'.repeat(32), added.toString(16).padStart(16, '0'), 0, 0);
      span.parent(null, false);
      span.end();
      batches.added();
    }
  };
  const answer = (code: number) => answers.shift()?.({ code });
  return { batches, exported, requests, add, answer, failures: () => failures, made: () => made };
}

/** The numbers of the spans, as they were added. */
function idsIn(request: Uint8Array): number[] {
  const { resourceSpans } = decodeTraceRequest(Buffer.from(request)) as {
    resourceSpans: [{ scopeSpans: [{ spans: { spanId: string }[] }] }];
  };
  return resourceSpans[0].scopeSpans[0].spans.map(({ spanId }) => Number.parseInt(spanId, 16));
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test('a full batch is sent at once, the next one after the answer, and the rest after a delay', async () => {
  const { exported, add, answer } = setUp();
  add(7);
  expect(exported).toEqual([[1, 2, 3]]);
  answer(0);
  await settle();
  expect(exported.slice(1)).toEqual([[4, 5, 6]]);
  answer(0);
  await vi.advanceTimersByTimeAsync(99);
  expect(exported).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(exported.slice(2)).toEqual([[7]]);
});

test('sends the same spans at the same time as the SDK’s processor, and drops the same ones', async () => {
  const step = fc.oneof(
    fc.record({ add: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ waitMs: fc.constantFrom(1, 50, 100, 250) }),
    fc.constant({ answer: 0 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      // A timed-out export cannot be told from a slow one here.
      const own = setUp({ exportTimeoutMs: 1_000_000 });
      const sdkExported: number[][] = [];
      const sdkAnswers: Done[] = [];
      const sdk = new BatchSpanProcessor({
        maxQueueSize: limits.maxQueueSize,
        maxExportBatchSize: limits.maxExportBatchSize,
        scheduledDelayMillis: limits.scheduledDelayMs,
        exportTimeoutMillis: 1_000_000,
        exporter: {
          export: (spans, done) => {
            sdkExported.push(spans.map(({ name }) => Number(name)));
            sdkAnswers.push(done);
          },
          shutdown: async () => {},
        },
      });
      let added = 1;
      for (const each of steps) {
        if ('add' in each) {
          own.add(each.add);
          for (let i = 0; i < each.add; i++) sdk.onEnd(sdkSpan(added + i));
          added += each.add;
        } else if ('waitMs' in each) {
          await vi.advanceTimersByTimeAsync(each.waitMs);
        } else {
          own.answer(each.answer);
          sdkAnswers.shift()?.({ code: each.answer });
          await settle();
        }
        expect(own.exported).toEqual(sdkExported);
      }
    }),
    { numRuns: 100 },
  );
});

test('spans beyond the queue are dropped; those of an export do not count', async () => {
  const { exported, add, answer } = setUp();
  // Three are with the exporter, eight wait.
  add(20);
  for (let i = 0; i < 4; i++) {
    answer(0);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(exported.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('a failed and an unanswered export are reported, and the next one follows', async () => {
  const { exported, add, answer, failures } = setUp();
  add(9);
  answer(1);
  await settle();
  expect([exported.length, failures()]).toEqual([2, 1]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([exported.length, failures()]).toEqual([3, 2]);
});

test('bytes are used again once the exporter has answered, and only then', async () => {
  const { exported, requests, add, answer, made } = setUp();
  for (let i = 0; i < 10; i++) {
    add(3);
    answer(0);
    await settle();
  }
  expect(made()).toBe(2);
  add(3);
  const unanswered = requests.at(-1)!;
  await vi.advanceTimersByTimeAsync(1_000);
  for (let i = 0; i < 3; i++) {
    add(3);
    answer(0);
    await settle();
  }
  expect(idsIn(unanswered)).toEqual(exported[10]);
});

test('a shutdown sends all that waits; afterwards spans are dropped', async () => {
  const { batches, exported, add, answer } = setUp();
  add(8);
  const stopped = batches.shutdown();
  expect(exported.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  for (let i = 0; i < 3; i++) answer(0);
  await stopped;
  add(3);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(exported).toHaveLength(3);
});

function sdkSpan(name: number): ReadableSpan {
  return { name: `${name}`, resource: {}, spanContext: () => ({ traceFlags: 1 }) } as unknown as ReadableSpan;
}
