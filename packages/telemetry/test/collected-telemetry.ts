import { OPERATIONS } from '@weir/domain/inference';
import type { Logger } from '@weir/domain/kernel';
import type { InferenceTelemetry, RequestOutcome } from '@weir/domain/telemetry';
import { startTelemetry } from '../src/start-telemetry.ts';
import type { StartedTelemetry, TelemetryOptions } from '../src/telemetry-options.ts';
import { type OtlpCollector, type ReceivedPoint, startOtlpCollector } from './otlp-collector.ts';

const silent: Logger = { log: () => {} };

/** Runs `use` against real telemetry and returns what a collector got by the time it was shut down. */
export async function collectedTelemetry(
  use: (telemetry: InferenceTelemetry, observe: StartedTelemetry['observe']) => unknown,
  options: Partial<TelemetryOptions> = {},
): Promise<OtlpCollector> {
  const collector = await startOtlpCollector();
  try {
    const { telemetry, observe, shutdown } = await startTelemetry({
      ...optionsFor(collector.endpoint),
      ...options,
    });
    await use(telemetry, observe);
    await shutdown(10_000);
  } finally {
    await collector.close();
  }
  return collector;
}

/** Options for an OTLP collector at this base URL; undefined for none. */
export function optionsFor(endpoint: string | undefined): TelemetryOptions {
  return {
    metricsUrl: endpoint && `${endpoint}/v1/metrics`,
    tracesUrl: endpoint && `${endpoint}/v1/traces`,
    prometheus: undefined,
    serviceVersion: '1.2.3',
    instanceId: 'replica-1',
    logger: silent,
  };
}

/** The points of one metric. */
export function pointsOf(collector: OtlpCollector, name: string): ReceivedPoint[] {
  return collector.metrics().filter((point) => point.name === name);
}

export const untraced = { traceparent: undefined, tracestate: undefined };

/** A request without a trace that ends as `outcome` says. */
export function settle(telemetry: InferenceTelemetry, outcome: RequestOutcome): void {
  const { model, startedAt } = outcome;
  telemetry.requestStarted(OPERATIONS[0], model, untraced, startedAt.getTime()).ended(outcome);
}
