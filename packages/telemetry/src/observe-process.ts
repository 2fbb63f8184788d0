import { monitorEventLoopDelay } from 'node:perf_hooks';
import { METRICS } from './metric-definitions.ts';
import type { MetricRegistry } from './metric-registry.ts';

const SAMPLING_INTERVAL_MS = 10;
const WINDOW_MS = 10_000;

interface Delay {
  readonly p99: number;
  readonly max: number;
}

/**
 * Event-loop delay and resident memory by the Node.js and process conventions. Delays are of the last ten seconds or a
 * little more, whoever reads how often. Returns a function that stops sampling.
 */
export function observeProcess(registry: MetricRegistry): () => void {
  const histogram = monitorEventLoopDelay({ resolution: SAMPLING_INTERVAL_MS });
  histogram.enable();
  let before: Delay = { p99: 0, max: 0 };
  const window = setInterval(() => {
    before = delayOf(histogram);
    histogram.reset();
  }, WINDOW_MS).unref();
  const current = (which: keyof Delay) => [{ value: Math.max(before[which], delayOf(histogram)[which]) }];

  registry.observe(METRICS.eventLoopDelayP99, () => current('p99'));
  registry.observe(METRICS.eventLoopDelayMax, () => current('max'));
  registry.observe(METRICS.processMemory, () => [{ value: process.memoryUsage.rss() }]);
  return () => {
    clearInterval(window);
    histogram.disable();
  };
}

/** Node counts its own sampling interval as delay: an idle loop would show 10 ms. */
function delayOf(histogram: ReturnType<typeof monitorEventLoopDelay>): Delay {
  if (histogram.count === 0) return { p99: 0, max: 0 };
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - SAMPLING_INTERVAL_MS / 1e3);
  return { p99: seconds(histogram.percentile(99)), max: seconds(histogram.max) };
}
