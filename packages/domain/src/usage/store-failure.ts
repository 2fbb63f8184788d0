import { isDomainError } from '../kernel/domain-error.ts';

/** The reason of a rejected insert. */
export interface StoreFailure {
  /** True when the same batch may succeed later; false when the store answered and rejects a record in it. */
  readonly away: boolean;
  /** For logs: a code or an error's class, never its text. */
  readonly code: string;
}

const CODE = /^[A-Za-z0-9_]{1,40}$/;

/** Reads a rejection of `UsageStore.insert` as the port defines it. */
export function storeFailureOf(error: unknown): StoreFailure {
  if (isDomainError(error)) {
    return { away: error.code === 'database_unavailable' || error.retryable, code: error.code };
  }
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && CODE.test(code)) return { away: false, code };
  return { away: false, code: error instanceof Error && CODE.test(error.name) ? error.name : 'unknown' };
}
