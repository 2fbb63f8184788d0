import type { AuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import type { DialectRequest } from '../inference/dialect.ts';
import type { Operation } from '../inference/operation.ts';
import type { Model } from '../models/model.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import type { LeaseHolderId } from './quota-leases.ts';

/** The input of limits: a request that was authenticated, parsed and resolved. */
export interface AdmissionRequest {
  readonly key: AuthenticatedKey;
  readonly operation: Operation;
  readonly parsed: DialectRequest;
  readonly model: Model;
  readonly requestBytes: number;
}

/** Decides whether a request may run: all limits that apply, at once, all or nothing. */
export interface Admission {
  /**
   * Synchronous where no other process is asked, so that the warm path has no promise. Throws, or rejects with, a
   * DomainError when the request is refused; then no limit was used up.
   */
  admit(request: AdmissionRequest): Admitted | Promise<Admitted>;
}

/** An admitted request, with what it holds of the limits. */
export interface Admitted {
  /** Headers that tell the client the rest of its limits: name, value, name, value. */
  readonly headers: readonly string[];
  /** Whose leases cover the request: its record says so, and takes from them. Null where no quota applies. */
  readonly leaseHolder: LeaseHolderId | null;
  /**
   * Gives back what the request held, and counts what it used. Called exactly once per admission, when the request has
   * ended; null when it never ran because its client had left. Never throws.
   */
  settle(record: UsageRecord | null): void;
}
