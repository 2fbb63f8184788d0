/** `server.address` and `server.port` of a base URL. */
export interface ServerAttributes {
  readonly 'server.address': string;
  readonly 'server.port': number;
}

/** The host and port of a base URL. */
export function serverOf(baseUrl: string): ServerAttributes {
  const { hostname, port, protocol } = new URL(baseUrl);
  return {
    // An IPv6 address has brackets in a URL only.
    'server.address': hostname.replace(/^\[|\]$/g, ''),
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
  };
}
