import type { AuditRecord } from '../audit/audit-record.ts';
import type { AuditRecordId } from '../kernel/ids.ts';

/** The audit records that are still to be sent. Every method throws DomainError `database_unavailable`. */
export interface AuditStreamQueue {
  /**
   * Makes this holder the one that sends, until the given time, and queues new records until `collectsUntil`. False while
   * another one sends.
   */
  hold(holder: string, at: Date, until: Date, collectsUntil: Date): Promise<boolean>;
  /** Lets another one send at once. */
  release(holder: string, at: Date): Promise<void>;
  /** Those that occurred first. Forgets queued records that the audit log no longer has. */
  first(limit: number): Promise<readonly AuditRecord[]>;
  /** How many there are, counted up to `limit`. */
  count(limit: number): Promise<number>;
  /** Takes them out of the queue. */
  sent(ids: readonly AuditRecordId[]): Promise<void>;
}

/** Where audit records go. */
export interface AuditSink {
  /** Resolves once all of them were taken; rejects if some may not have been. Settles within its own limit of time. */
  send(records: readonly AuditRecord[]): Promise<void>;
  close(): Promise<void>;
}
