/** `server.address` and `server.port` of a base URL. */
export interface ServerAttributes {
  readonly 'server.address': string;
  readonly 'server.port': number;
}

/** Every attempt asks for its own. Base URLs change seldom. */
const MAX_KNOWN = 1_000;
const known = new Map<string, ServerAttributes>();

/** The host and port of a base URL. */
export function serverOf(baseUrl: string): ServerAttributes {
  let server = known.get(baseUrl);
  if (server === undefined) {
    if (known.size >= MAX_KNOWN) known.clear();
    server = parse(baseUrl);
    known.set(baseUrl, server);
  }
  return server;
}

function parse(baseUrl: string): ServerAttributes {
  const { hostname, port, protocol } = new URL(baseUrl);
  return {
    // An IPv6 address has brackets in a URL only.
    'server.address': hostname.replace(/^\[|\]$/g, ''),
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
  };
}
