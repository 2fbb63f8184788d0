import { expect, test } from 'vitest';
import { OPERATIONS } from '../inference/operations.ts';
import { noopTelemetry } from './noop-telemetry.ts';

const [chat, textCompletion] = OPERATIONS;
const untraced = { traceparent: undefined };

test('shares one frozen trace between all requests and sends no traceparent upstream', () => {
  const trace = noopTelemetry.requestStarted(chat, 'sim-echo', untraced);

  expect(noopTelemetry.requestStarted(textCompletion, 'other', untraced)).toBe(trace);
  expect(Object.isFrozen(trace)).toBe(true);
  expect(
    trace.attemptStarted({
      provider: 'openai',
      operation: chat,
      upstreamModel: 'echo',
      serverAddress: 'a.example',
    }),
  ).toBeUndefined();
});
