/**
 * Set on every answer of the management plane that does not set them itself. An answer is data: it must not run, be
 * framed, be cached or be read by another site.
 */
export function securityHeaders(overHttps: boolean): readonly (readonly [name: string, value: string])[] {
  return [
    ['cache-control', 'no-store'],
    ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['referrer-policy', 'no-referrer'],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ...(overHttps ? ([['strict-transport-security', 'max-age=31536000']] as const) : []),
  ];
}
