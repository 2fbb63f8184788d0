import type { CheckedLimitFacts } from '../kernel/domain-error.ts';
import type { ApiKeyId, OrganizationId } from '../kernel/ids.ts';

/** A data-plane request that Weir refused before any attempt. Codes, ids and counts; nothing that a client wrote. */
export interface Refusal {
  /** A DomainError code. */
  readonly code: string;
  /** Null when the request had no known key. */
  readonly key: { readonly id: ApiKeyId; readonly organizationId: OrganizationId } | null;
  /** The scope of the limit that refused it, e.g. `workspace`; null when no limit did. */
  readonly scope: string | null;
  /** The limit and the measured value, in the limit's unit. */
  readonly limit: bigint | null;
  readonly observed: bigint | null;
  /** When the limit allows requests again. */
  readonly resetsAt: Date | null;
  /** The limits that were looked at, that one included; none when no limit refused it. */
  readonly limits: readonly CheckedLimitFacts[];
  /** The name of a row of inference/operations.ts; null when the request failed authentication. */
  readonly operation: string | null;
  /** The catalog's name of the model; null when it was not resolved. */
  readonly model: string | null;
  /** The `x-request-id` the client saw. */
  readonly requestId: string;
}

/** Refusals of one key, with one code and scope, in one minute. */
export interface RefusalCount extends Omit<Refusal, 'requestId'> {
  /** The start of the minute. */
  readonly minute: Date;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Of the last one, as `limit`, `observed`, `resetsAt`, `limits`, `operation` and `model`. Null when no key is known. */
  readonly requestId: string | null;
  /** Of the first ones, at most {@link MAX_REQUEST_IDS}: a flood is counted, not listed. */
  readonly requestIds: readonly string[];
}

/** Requests that a count names, besides the last one. */
export const MAX_REQUEST_IDS = 20;

/** The code for refusals beyond the limit of counts in a minute. */
export const OVERFLOW_CODE = 'other';
