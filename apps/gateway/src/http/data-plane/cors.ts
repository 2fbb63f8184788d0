import type { MiddlewareHandler } from 'hono';
import type { GatewayEnv } from '../bindings.ts';

/** How long a browser may remember the answer to a preflight; Chrome remembers none longer. */
const MAX_AGE_S = 7_200;
/** Several times what the official clients send. */
const MAX_HEADER_NAMES_LENGTH = 2_048;
/** A list of field names (RFC 9110 §5.1). */
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~, -]+$/;

/**
 * Lets pages of these origins call one path of the data plane, with an API key that they send themselves and never with a
 * cookie (https://fetch.spec.whatwg.org/#http-cors-protocol). Preflights need no key. The headers are set on the raw
 * response: Node adds them to the head that a handler writes.
 *
 * @param origins `*` alone is every origin
 */
export function cors(origins: readonly string[], method: 'GET' | 'POST'): MiddlewareHandler<GatewayEnv> {
  const everyOrigin = origins.includes('*');
  const allowed = new Set(origins);
  return async (c, next) => {
    const { incoming, outgoing, requestId } = c.env;
    const { origin } = incoming.headers;
    const isAllowed = origin !== undefined && (everyOrigin || allowed.has(origin));
    if (!everyOrigin) outgoing.setHeader('vary', 'Origin');
    if (isAllowed) {
      outgoing.setHeader('access-control-allow-origin', everyOrigin ? '*' : origin);
      // Every header. The wildcard means that only where no credentials are allowed.
      outgoing.setHeader('access-control-expose-headers', '*');
    }
    const isPreflight =
      incoming.method === 'OPTIONS' &&
      origin !== undefined &&
      incoming.headers['access-control-request-method'] !== undefined;
    if (!isPreflight) return next();
    if (isAllowed) {
      outgoing.setHeader('access-control-allow-methods', method);
      outgoing.setHeader('access-control-max-age', `${MAX_AGE_S}`);
      const names = incoming.headers['access-control-request-headers'];
      if (names !== undefined && areHeaderNames(names)) {
        outgoing.setHeader('access-control-allow-headers', names);
      }
    }
    return c.body(null, 204, { 'x-request-id': requestId, 'x-content-type-options': 'nosniff' });
  };
}

function areHeaderNames(text: string): boolean {
  return text.length <= MAX_HEADER_NAMES_LENGTH && HEADER_NAMES.test(text);
}
