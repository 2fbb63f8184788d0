import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { ExportFailureLog } from './export-failure-log.ts';

type Exported = Parameters<Parameters<SpanExporter['export']>[1]>[0];

const SUCCESS: Exported = { code: 0 };

// The SDK sees success in any case. The exporter has already retried and keeps nothing; a failure would make the SDK's
// shutdown skip the other signal.
function reporting(
  signal: 'metrics' | 'traces',
  log: ExportFailureLog,
  done: (result: Exported) => void,
): (result: Exported) => void {
  return (result) => {
    if (result.code !== SUCCESS.code) log.failed(signal);
    done(SUCCESS);
  };
}

/** `exporter`, with its failures logged and not passed on. */
export function reportSpanExportFailures(exporter: SpanExporter, log: ExportFailureLog): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans, reporting('traces', log, done)),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}

/** `exporter`, with its failures logged and not passed on. */
export function reportMetricExportFailures(
  exporter: Required<PushMetricExporter>,
  log: ExportFailureLog,
): Required<PushMetricExporter> {
  return {
    export: (metrics, done) => exporter.export(metrics, reporting('metrics', log, done)),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
    selectAggregation: (instrument) => exporter.selectAggregation(instrument),
    selectAggregationTemporality: (instrument) => exporter.selectAggregationTemporality(instrument),
  };
}
