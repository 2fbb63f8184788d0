import { isDomainError } from '../kernel/domain-error.ts';

const REFUSALS: readonly string[] = ['permission_denied', 'scope_missing', 'not_found'];

/** The result of `work`; null where the caller may not do it. */
export async function unlessRefused<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (isDomainError(error) && REFUSALS.includes(error.code)) return null;
    throw error;
  }
}
