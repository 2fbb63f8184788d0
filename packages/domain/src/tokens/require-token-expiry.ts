import { DomainError } from '../kernel/domain-error.ts';

/** The longest life of a token for scripts. */
const MAX_TOKEN_LIFETIME_MS = 366 * 86_400_000;

/**
 * Checks the expiry of a new token.
 *
 * @param latest the end of the token that it is made with; null for a session
 * @throws DomainError `invalid_parameter`
 */
export function requireTokenExpiry(expiresAt: Date, nowMs: number, latest: Date | null): void {
  const problem = problemOf(expiresAt.getTime(), nowMs, latest?.getTime() ?? Infinity);
  if (problem !== null) {
    throw new DomainError('invalid_parameter', `expires_at: ${problem}`, { param: 'expires_at' });
  }
}

function problemOf(expiresMs: number, nowMs: number, latestMs: number): string | null {
  if (expiresMs <= nowMs) return 'must be in the future';
  if (expiresMs > nowMs + MAX_TOKEN_LIFETIME_MS) return 'must be within 366 days';
  return expiresMs > latestMs ? 'must not be after the expiry of the token that creates it' : null;
}
