import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';

const SAMPLING_INTERVAL_MS = 10;

/** Event-loop delay and resident memory by the Node.js and process conventions. Returns a function that stops sampling. */
export function observeProcess(meter: Meter): () => void {
  const delay = monitorEventLoopDelay({ resolution: SAMPLING_INTERVAL_MS });
  delay.enable();
  // Node counts its own sampling interval as delay: an idle loop would show 10 ms.
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - SAMPLING_INTERVAL_MS / 1e3);

  const p99 = meter.createObservableGauge('nodejs.eventloop.delay.p99', {
    unit: 's',
    description: 'Event-loop delay since the previous export, 99th percentile.',
  });
  const max = meter.createObservableGauge('nodejs.eventloop.delay.max', {
    unit: 's',
    description: 'Event-loop delay since the previous export, maximum.',
  });
  meter.addBatchObservableCallback(
    (result) => {
      if (delay.count === 0) return;
      result.observe(p99, seconds(delay.percentile(99)));
      result.observe(max, seconds(delay.max));
      delay.reset();
    },
    [p99, max],
  );

  meter
    .createObservableUpDownCounter('process.memory.usage', {
      unit: 'By',
      description: 'Resident set size of the process.',
    })
    .addCallback((result) => result.observe(process.memoryUsage.rss()));

  return () => delay.disable();
}
