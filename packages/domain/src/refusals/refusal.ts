import type { ApiKeyId, OrganizationId } from '../kernel/ids.ts';

/** A request of the data plane that Weir refused before any attempt. Codes, ids and counts: nothing that a client wrote. */
export interface Refusal {
  /** A DomainError code. */
  readonly code: string;
  /** Null when the request named no key, or none that there is. */
  readonly key: { readonly id: ApiKeyId; readonly organizationId: OrganizationId } | null;
  /** What the limit that refused it belongs to, e.g. `workspace`; null when no limit did. */
  readonly scope: string | null;
  /** The limit and what was measured against it, in the unit of the limit. */
  readonly limit: bigint | null;
  readonly observed: bigint | null;
  /** When the limit lets requests through again. */
  readonly resetsAt: Date | null;
  /** The name of a row of inference/operations.ts; null when the request got no further than its key. */
  readonly operation: string | null;
  /** The catalog's name of the model; null when it was not resolved. */
  readonly model: string | null;
  /** The `x-request-id` the client saw. */
  readonly requestId: string;
}

/** Refusals of one key, by one code and scope, in one minute. */
export interface RefusalCount extends Omit<Refusal, 'requestId'> {
  /** The beginning of the minute. */
  readonly minute: Date;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Of the last one, as `limit`, `observed`, `resetsAt`, `operation` and `model`. Null when no key is known. */
  readonly requestId: string | null;
}

/** The code that counts the refusals of a minute that there was no room for. */
export const OVERFLOW_CODE = 'other';
