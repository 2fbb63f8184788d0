import type { AuditSink } from '@weir/domain/audit-log';
import type { OtlpAuditSinkOptions } from './otlp-audit-sink.ts';

/** A sink of audit records at an OTLP collector. Rejects when the URL is not one. */
export async function createAuditSink(options: OtlpAuditSinkOptions): Promise<AuditSink> {
  // Loading the exporter takes time and memory, so it is loaded only when used.
  const { OtlpAuditSink } = await import('./otlp-audit-sink.ts');
  return new OtlpAuditSink(options);
}
