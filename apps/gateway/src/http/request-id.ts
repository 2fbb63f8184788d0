import type { IncomingMessage } from 'node:http';

/**
 * Ids that a client may choose: enough for any tracing system, and unable to forge a header or a log line. Never what looks
 * like one of Weir's or a vendor's credentials: an id is logged, traced and recorded.
 */
const VALID = /^(?!sk-|weir_)[\w.:-]{1,128}$/;

/** The client's `x-request-id` if it is valid, else a new one. */
export function requestIdOf(incoming: IncomingMessage, newRequestId: () => string): string {
  const given = incoming.headers['x-request-id'];
  return typeof given === 'string' && VALID.test(given) ? given : newRequestId();
}
