import { expect, test } from 'vitest';
import { aConnection } from '../../../testing/src/a-model.ts';
import { OPERATIONS } from '../inference/operations.ts';
import { noopTelemetry } from './noop-telemetry.ts';

const [chat, textCompletion] = OPERATIONS;
const untraced = { traceparent: undefined, tracestate: undefined };

test('shares one frozen trace between all requests and sends no trace headers upstream', () => {
  const trace = noopTelemetry.requestStarted(chat, 'sim-echo', untraced, 0);

  expect(noopTelemetry.requestStarted(textCompletion, 'other', untraced, 0)).toBe(trace);
  expect(Object.isFrozen(trace)).toBe(true);
  const attempt = trace.attemptStarted({ operation: chat, upstreamModel: 'echo', connection: aConnection() });
  expect(attempt).toMatchObject(untraced);
  expect(Object.isFrozen(attempt)).toBe(true);
});
