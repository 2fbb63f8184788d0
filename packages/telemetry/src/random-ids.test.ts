import { isValidSpanId, isValidTraceId } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { RandomIds } from './random-ids.ts';

test('ids are valid, and none comes twice', () => {
  const ids = new RandomIds();
  const traces = Array.from({ length: 1_000 }, () => ids.traceId());
  const spans = Array.from({ length: 1_000 }, () => ids.spanId());

  expect(traces.every(isValidTraceId)).toBe(true);
  expect(spans.every(isValidSpanId)).toBe(true);
  // Each part is new: no two ids share their digits.
  const parts = [...traces, ...spans].flatMap((id) => id.match(/.{16}/g) ?? []);
  expect(new Set(parts).size).toBe(3_000);
});
