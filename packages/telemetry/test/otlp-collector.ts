import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { decodeTraceRequest } from './decode-trace-request.ts';

type AttributeValue = string | number | boolean | readonly AttributeValue[] | null;
export type ReceivedAttributes = Readonly<Record<string, AttributeValue>>;

/** One data point of a metric, as of the last export that had it. */
export interface ReceivedPoint {
  readonly name: string;
  readonly unit: string;
  readonly kind: 'histogram' | 'sum' | 'gauge';
  readonly attributes: ReceivedAttributes;
  readonly resource: ReceivedAttributes;
  /** Of a sum or gauge. */
  readonly value?: number;
  /** Of a histogram: `bucketCounts` has one more than `bounds`. */
  readonly count?: number;
  readonly sum?: number;
  readonly bounds?: readonly number[];
  readonly bucketCounts?: readonly number[];
}

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Undefined for a root span. */
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: 'server' | 'client' | 'other';
  readonly status: 'unset' | 'ok' | 'error';
  /** Microseconds since the Unix epoch. */
  readonly startUs: number;
  readonly durationUs: number;
  readonly attributes: ReceivedAttributes;
  readonly events: number;
  readonly resource: ReceivedAttributes;
}

export interface OtlpCollector {
  /** What to give to telemetry as its endpoint. */
  readonly endpoint: string;
  metrics(): ReceivedPoint[];
  spans(): ReceivedSpan[];
  /** Every request body received, decompressed, as JSON: to search for what must not be there. */
  bodies(): string[];
  /** Headers of every export request. */
  headers(): IncomingMessage['headers'][];
  close(): Promise<void>;
}

/** An OpenTelemetry collector in this process: takes OTLP/HTTP, metrics in JSON and traces in protobuf, on a free local port and keeps what it gets. */
export async function startOtlpCollector(): Promise<OtlpCollector> {
  const points = new Map<string, ReceivedPoint>();
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const headers: IncomingMessage['headers'][] = [];

  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    bodies.push(text);
    headers.push(request.headers);
    const body = JSON.parse(text);
    if (request.url === '/v1/metrics') {
      for (const point of decodeMetrics(body)) {
        points.set(JSON.stringify([point.name, point.attributes, point.resource]), point);
      }
    } else if (request.url === '/v1/traces') {
      spans.push(...decodeSpans(body));
    } else {
      response.statusCode = 404;
    }
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    metrics: () => [...points.values()],
    spans: () => [...spans],
    bodies: () => [...bodies],
    headers: () => [...headers],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** As JSON, which of protobuf leaves nothing out. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const { headers } = request;
  const sent = Buffer.concat(await request.toArray());
  const body = headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
  const isProtobuf = headers['content-type'] === 'application/x-protobuf';
  return isProtobuf ? JSON.stringify(decodeTraceRequest(body)) : body.toString();
}

// The JSON encoding of OTLP: 64-bit integers may be strings, ids are hex, and every value says its type.
interface OtlpValue {
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly intValue?: number | string;
  readonly doubleValue?: number;
  readonly arrayValue?: { readonly values: OtlpValue[] };
}
type OtlpAttributes = { readonly key: string; readonly value: OtlpValue }[];
interface OtlpPoint {
  readonly attributes: OtlpAttributes;
  readonly asInt?: number | string;
  readonly asDouble?: number;
  readonly count?: number | string;
  readonly sum?: number;
  readonly explicitBounds?: number[];
  readonly bucketCounts?: (number | string)[];
}
interface OtlpMetric {
  readonly name: string;
  readonly unit: string;
  readonly histogram?: { readonly dataPoints: OtlpPoint[] };
  readonly sum?: { readonly dataPoints: OtlpPoint[] };
  readonly gauge?: { readonly dataPoints: OtlpPoint[] };
}
interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: OtlpAttributes;
  readonly events?: unknown[];
  readonly status?: { readonly code: number };
}
interface OtlpResource {
  readonly resource: { readonly attributes: OtlpAttributes };
}

function decodeMetrics(body: {
  resourceMetrics: (OtlpResource & { scopeMetrics: { metrics: OtlpMetric[] }[] })[];
}): ReceivedPoint[] {
  return body.resourceMetrics.flatMap(({ resource, scopeMetrics }) =>
    scopeMetrics.flatMap(({ metrics }) =>
      metrics.flatMap((metric) => decodeMetric(metric, decodeAttributes(resource.attributes))),
    ),
  );
}

function decodeMetric(metric: OtlpMetric, resource: ReceivedAttributes): ReceivedPoint[] {
  const kind = metric.histogram ? 'histogram' : metric.sum ? 'sum' : 'gauge';
  return (metric[kind]?.dataPoints ?? []).map((point) => ({
    name: metric.name,
    unit: metric.unit,
    kind,
    attributes: decodeAttributes(point.attributes),
    resource,
    ...(kind === 'histogram'
      ? {
          count: Number(point.count),
          sum: point.sum ?? 0,
          bounds: point.explicitBounds ?? [],
          bucketCounts: (point.bucketCounts ?? []).map(Number),
        }
      : { value: Number(point.asInt ?? point.asDouble) }),
  }));
}

const SPAN_KIND: Record<number, ReceivedSpan['kind']> = { 2: 'server', 3: 'client' };
const SPAN_STATUS: Record<number, ReceivedSpan['status']> = { 1: 'ok', 2: 'error' };

function decodeSpans(body: {
  resourceSpans: (OtlpResource & { scopeSpans: { spans: OtlpSpan[] }[] })[];
}): ReceivedSpan[] {
  return body.resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap((scope) =>
      scope.spans.map((span) => {
        const startUs = Number(BigInt(span.startTimeUnixNano) / 1000n);
        return {
          traceId: span.traceId,
          spanId: span.spanId,
          parentSpanId: span.parentSpanId || undefined,
          name: span.name,
          kind: SPAN_KIND[span.kind] ?? 'other',
          status: SPAN_STATUS[span.status?.code ?? 0] ?? 'unset',
          startUs,
          durationUs: Number(BigInt(span.endTimeUnixNano) / 1000n) - startUs,
          attributes: decodeAttributes(span.attributes),
          events: span.events?.length ?? 0,
          resource: decodeAttributes(resource.attributes),
        };
      }),
    ),
  );
}

function decodeAttributes(attributes: OtlpAttributes): ReceivedAttributes {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, decodeValue(value)]));
}

function decodeValue(value: OtlpValue): AttributeValue {
  if (value.arrayValue !== undefined) return value.arrayValue.values.map(decodeValue);
  if (value.intValue !== undefined) return Number(value.intValue);
  return value.stringValue ?? value.boolValue ?? value.doubleValue ?? null;
}
