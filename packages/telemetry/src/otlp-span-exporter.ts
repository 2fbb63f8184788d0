import { OTLPExporterBase } from '@opentelemetry/otlp-exporter-base';
import {
  convertLegacyHttpOptions,
  createOtlpHttpExportDelegate,
} from '@opentelemetry/otlp-exporter-base/node-http';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';

/** By the SDK's conventions for its own metrics, which are off. */
const COMPONENT = 'otlp_http_span_exporter';

/** The SDK's exporter of OTLP over HTTP, with its standard variables, for requests that are written already. */
export class OtlpSpanExporter extends OTLPExporterBase<Uint8Array> {
  constructor(url: string) {
    const options = convertLegacyHttpOptions({ url }, 'TRACES', 'v1/traces', {
      'Content-Type': 'application/x-protobuf',
    });
    const serializer = {
      serializeRequest: (request: Uint8Array) => request,
      deserializeResponse: (response: Uint8Array) => ProtobufTraceSerializer.deserializeResponse(response),
    };
    // Counted for the SDK's own metrics only.
    const metrics = { name: 'span' as const, countItems: () => 0 };
    super(createOtlpHttpExportDelegate(options, serializer, COMPONENT, metrics, undefined));
  }
}
