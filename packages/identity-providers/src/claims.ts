import type { IdentityClaims } from '@weir/domain/identity';

/** Claims of an ID token or of the userinfo endpoint, unchanged. */
export type RawClaims = Readonly<Record<string, unknown>>;

/**
 * The profile in the standard claims (OpenID Connect Core 1.0 §5.1).
 *
 * @param groupsClaim where the groups are: a claim's name, or a path with dots; null for nowhere
 */
export function toIdentityClaims(
  subject: string,
  claims: RawClaims,
  groupsClaim: string | null,
): IdentityClaims {
  const { email, email_verified: verified } = claims;
  return {
    subject,
    email: typeof email === 'string' ? email : null,
    // Some issuers write booleans as strings. Absent means not verified: the user may have typed the address.
    emailVerified: verified === true || verified === 'true',
    displayName: textOf(claims.name) ?? textOf(claims.preferred_username),
    groups: groupsClaim === null ? [] : readGroups(claims, groupsClaim),
  };
}

/** The strings at a claim; none when there is no such claim. */
export function readGroups(claims: RawClaims, path: string): readonly string[] {
  const value = valueAt(claims, path);
  const groups = Array.isArray(value) ? value : [value];
  return groups.filter((group) => typeof group === 'string');
}

/** A claim with exactly this name, such as a URL, wins over a path. */
export function valueAt(claims: RawClaims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as RawClaims)[name];
  }
  return value;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
