const SCHEME = 'bearer ';

/** The token of an `Authorization: Bearer` header (RFC 6750 §2.1), the scheme in any case; undefined for anything else. */
export function bearerToken(header: string | undefined): string | undefined {
  if (header === undefined || header.slice(0, SCHEME.length).toLowerCase() !== SCHEME) return undefined;
  return header.slice(SCHEME.length).trim();
}
