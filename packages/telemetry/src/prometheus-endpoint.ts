import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import type { IMetricReader, MetricProducer } from '@opentelemetry/sdk-metrics';

const REQUEST_TIMEOUT_MS = 10_000;
/** A few scrapers; a flood on this port must not take the sockets of the gateway. */
const MAX_CONNECTIONS = 32;
const PATHS = new Set(['/metrics', '/metrics/']);

export interface PrometheusEndpoint {
  readonly reader: IMetricReader;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves `GET /metrics` in Prometheus's text format. Rejects when the port cannot be listened on. */
export async function servePrometheus(
  address: { readonly host: string; readonly port: number },
  producer: MetricProducer,
): Promise<PrometheusEndpoint> {
  // Its own server takes no port 0, and an error of listening would only be logged.
  const exporter = new PrometheusExporter({
    preventServerStart: true,
    withoutScopeInfo: true,
    metricProducers: [producer],
  });
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS, maxHeaderSize: 8 * 1024 },
    (request, response) => {
      response.setHeader('x-content-type-options', 'nosniff');
      if (!PATHS.has(request.url?.split('?', 1)[0] ?? '')) response.writeHead(404).end();
      else if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { allow: 'GET, HEAD' }).end();
      } else exporter.getMetricsRequestHandler(request, response);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.unref();
  server.listen(address.port, address.host);
  await once(server, 'listening');
  return {
    reader: exporter,
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
