import type { IncomingMessage, ServerResponse } from 'node:http';

/** The value of `c.env` in every handler. Data-plane handlers write to `outgoing` themselves. */
export interface Bindings {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** When the request's head had been read: wall clock (ms) and monotonic (µs). */
  readonly receivedMs: number;
  readonly receivedUs: number;
  /** The `x-request-id` of the answer. */
  readonly requestId: string;
}

/** The type parameter of every Hono app and handler here. */
export interface GatewayEnv {
  Bindings: Bindings;
}
