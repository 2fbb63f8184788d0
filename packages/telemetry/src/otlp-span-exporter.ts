import { OTLPExporterBase } from '@opentelemetry/otlp-exporter-base';
import {
  convertLegacyHttpOptions,
  createOtlpHttpExportDelegate,
} from '@opentelemetry/otlp-exporter-base/node-http';
import { TraceExporterMetricsHelper } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { spanSerializer } from './span-serializer.ts';

/** By the SDK's conventions for its own metrics, which are off. */
const COMPONENT = 'otlp_http_json_span_exporter';

/** The SDK's exporter of OTLP over HTTP, with its standard variables, on our serializer. */
export class OtlpSpanExporter extends OTLPExporterBase<ReadableSpan[]> {
  constructor(url: string) {
    const options = convertLegacyHttpOptions({ url }, 'TRACES', 'v1/traces', {
      'Content-Type': 'application/json',
    });
    super(
      createOtlpHttpExportDelegate(options, spanSerializer, COMPONENT, TraceExporterMetricsHelper, undefined),
    );
  }
}
