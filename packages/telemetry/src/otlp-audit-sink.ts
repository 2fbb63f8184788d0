import type { Attributes } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { defaultResource, type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import type { AuditRecord } from '@weir/domain/audit';
import type { AuditSink } from '@weir/domain/audit-log';

/** https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
const INFO = { severityNumber: 9, severityText: 'INFO' } as const;
const WARN = { severityNumber: 13, severityText: 'WARN' } as const;
const TIMEOUT_MS = 10_000;
const SUCCESS = 0;

export interface OtlpAuditSinkOptions {
  /** The collector's URL for logs, complete. */
  readonly url: string;
  readonly serviceVersion: string;
  /** `service.instance.id`. */
  readonly instanceId: string;
}

/**
 * Sends audit records as OTLP logs over HTTP. The exporter reads the standard variables for headers, certificates and
 * compression (`OTEL_EXPORTER_OTLP_HEADERS` …).
 */
export class OtlpAuditSink implements AuditSink {
  readonly #exporter: OTLPLogExporter;
  readonly #resource: Resource;
  readonly #scope: { readonly name: string; readonly version: string };

  constructor({ url, serviceVersion, instanceId }: OtlpAuditSinkOptions) {
    this.#exporter = new OTLPLogExporter({ url, timeoutMillis: TIMEOUT_MS });
    this.#scope = { name: 'weir.audit', version: serviceVersion };
    this.#resource = defaultResource().merge(
      resourceFromAttributes({
        'service.name': 'weir',
        'service.version': serviceVersion,
        'service.instance.id': instanceId,
      }),
    );
  }

  send(records: readonly AuditRecord[]): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#exporter.export(
      records.map((record) => this.#toLogRecord(record)),
      ({ code, error }) => {
        if (code === SUCCESS) resolve();
        else reject(error ?? new Error('the export failed'));
      },
    );
    return promise;
  }

  close(): Promise<void> {
    return this.#exporter.shutdown();
  }

  #toLogRecord(record: AuditRecord): ReadableLogRecord {
    const ms = record.occurredAt.getTime();
    const time: [number, number] = [Math.floor(ms / 1_000), (ms % 1_000) * 1_000_000];
    return {
      hrTime: time,
      hrTimeObserved: time,
      ...(record.outcome === 'succeeded' ? INFO : WARN),
      eventName: 'weir.audit',
      body: record.action,
      attributes: toAttributes(record),
      droppedAttributesCount: 0,
      resource: this.#resource,
      instrumentationScope: this.#scope,
    };
  }
}

/** Ids, codes, names of fields and reasons, as in the audit log. What is null is left out. */
function toAttributes({ actor, target, ...record }: AuditRecord): Attributes {
  const attributes = {
    'weir.audit.id': record.id,
    'weir.audit.action': record.action,
    'weir.audit.outcome': record.outcome,
    'weir.audit.actor.kind': actor.kind,
    'weir.audit.actor.id': actor.userId ?? actor.serviceAccountId,
    'weir.audit.actor.via': actor.via,
    'weir.audit.organization.id': record.organizationId,
    'weir.audit.target.kind': target?.kind,
    'weir.audit.target.id': target?.id,
    'weir.audit.changed_fields': [...record.changedFields],
    'weir.audit.reason': record.reason,
    'weir.audit.request_id': record.requestId,
    'error.type': record.errorCode,
    'client.address': record.ipAddress,
    'user_agent.original': record.userAgent,
  };
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value != null)) as Attributes;
}
