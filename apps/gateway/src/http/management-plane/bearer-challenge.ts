const TOKEN_REFUSED: ReadonlySet<string> = new Set([
  'access_token_invalid',
  'personal_access_token_invalid',
  'service_account_token_invalid',
]);

/** The `WWW-Authenticate` of an error (RFC 6750 §3); null for an error that is not about the credential. */
export function bearerChallenge(status: number, code: string): string | null {
  if (code === 'scope_missing') return 'Bearer error="insufficient_scope"';
  if (status !== 401) return null;
  return TOKEN_REFUSED.has(code) ? 'Bearer error="invalid_token"' : 'Bearer';
}
