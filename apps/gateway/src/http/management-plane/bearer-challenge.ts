/** The `WWW-Authenticate` of an error (RFC 6750 §3); null for an error that is not about the credential. */
export function bearerChallenge(status: number, code: string): string | null {
  if (code === 'scope_missing') return 'Bearer error="insufficient_scope"';
  if (status !== 401) return null;
  const isTokenRefused = code === 'access_token_invalid' || code === 'personal_access_token_invalid';
  return isTokenRefused ? 'Bearer error="invalid_token"' : 'Bearer';
}
