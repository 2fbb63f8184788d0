import type { AuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import type { DialectRequest } from '../inference/dialect.ts';
import type { Operation } from '../inference/operation.ts';
import type { Model } from '../models/model.ts';
import type { UsageRecord } from '../usage/usage-record.ts';

/** What limits are judged by: a request that was authenticated, parsed and resolved. */
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
   * At once where nothing need be asked of another process: the warm path has no promise. Throws, or rejects with, a
   * DomainError when the request is refused; then nothing was taken.
   */
  admit(request: AdmissionRequest): Admitted | Promise<Admitted>;
}

/** A request's yes, with what it holds of the limits. */
export interface Admitted {
  /** Headers that tell the client what is left of its limits: name, value, name, value. */
  readonly headers: readonly string[];
  /**
   * Gives back what the request held, and counts what it came to. Called exactly once for each admission, when the
   * request is over: null when it was not run, because its client had left. Never throws.
   */
  settle(record: UsageRecord | null): void;
}
