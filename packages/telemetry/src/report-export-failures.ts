import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { ExportFailureLog } from './export-failure-log.ts';

const SUCCESS = 0;

/** `exporter`, with its failures logged and not passed on: it has already retried and keeps nothing. */
export function reportMetricExportFailures(
  exporter: Required<PushMetricExporter>,
  log: ExportFailureLog,
): Required<PushMetricExporter> {
  return {
    export: (metrics, done) =>
      exporter.export(metrics, ({ code }) => {
        if (code !== SUCCESS) log.failed('metrics');
        done({ code: SUCCESS });
      }),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
    selectAggregation: (instrument) => exporter.selectAggregation(instrument),
    selectAggregationTemporality: (instrument) => exporter.selectAggregationTemporality(instrument),
  };
}
