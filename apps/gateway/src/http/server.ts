import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { DomainError } from '@weir/domain/kernel';
import type { Hono } from 'hono';
import type { Services } from '../compose.ts';
import type { GatewayEnv } from './bindings.ts';
import { ConnectionErrors } from './connection-errors.ts';
import { toEnvelope, toHttpError } from './errors.ts';
import { HalfClosedClients } from './half-closed-clients.ts';
import { requestIdOf } from './request-id.ts';
import { RequestsInFlight } from './requests-in-flight.ts';

const MAX_HEADER_BYTES = 32 * 1024;
/** Longer than the idle time of common load balancers (60 s), so that they close first and never use a closed socket. */
const KEEP_ALIVE_MS = 75_000;

/** Nobody's (RFC 6761 §6.4), so that no check of the host takes it for this one. */
const UNNAMED_HOST = 'unnamed.invalid';

export interface ServerLimits {
  /** Until the request's head is complete, milliseconds. */
  readonly headersTimeoutMs: number;
  /** Until the whole request is received, milliseconds. */
  readonly requestTimeoutMs: number;
}

export type HttpServer = Server & { readonly inFlight: RequestsInFlight };

/** The HTTP server of the app, with limits for clients that send slowly or wrongly. */
export function createHttpServer(
  app: Hono<GatewayEnv>,
  services: Services,
  limits: ServerLimits,
): HttpServer {
  const { clock, newRequestId } = services;
  const inFlight = new RequestsInFlight();
  const connectionErrors = new ConnectionErrors(newRequestId, MAX_HEADER_BYTES);
  /** The latest request. An invalid target or Host is refused before the listener returns. */
  let arrived: IncomingMessage;
  const listener = getRequestListener(
    (request, env) => {
      const { incoming, outgoing } = env as GatewayEnv['Bindings'];
      const receivedMs = clock.nowMs();
      const receivedUs = clock.monotonicUs();
      const requestId = requestIdOf(incoming, newRequestId);
      if (services.readiness.draining) outgoing.shouldKeepAlive = false;
      return app.fetch(request, { incoming, outgoing, receivedMs, receivedUs, requestId });
    },
    {
      // Data-plane handlers read the raw request themselves; Node discards what they leave.
      autoCleanupIncoming: false,
      errorHandler: (error) =>
        error instanceof RequestError
          ? errorResponse(
              new DomainError('malformed_request', 'The request target or the Host header is not valid.'),
              requestIdOf(arrived, newRequestId),
            )
          : errorResponse(error, newRequestId()),
    },
  );
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse<IncomingMessage>) => {
    inFlight.arrived(outgoing);
    halfClosed.requestArrived(incoming, outgoing);
    // HTTP/1.0 has no Host (RFC 9112 §3.2). Probes of load balancers send none.
    if (incoming.httpVersion === '1.0') incoming.headers.host ??= UNNAMED_HOST;
    connectionErrors.requestArrived(incoming, outgoing);
    arrived = incoming;
    void listener(incoming, outgoing);
  };
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(5_000, limits.headersTimeoutMs),
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      // The listener refuses such requests too, but gives the reason.
      requireHostHeader: false,
    },
    onRequest,
  );
  // RFC 9110 §10.1.1 lets a server ignore an unknown expectation; Node would answer 417 without a body.
  server.on('checkExpectation', onRequest);
  const halfClosed = new HalfClosedClients(server);
  server.on('clientError', (error, socket) => connectionErrors.refuse(error, socket as Socket));
  return Object.assign(server, { inFlight });
}

function errorResponse(error: unknown, requestId: string): Response {
  const httpError = toHttpError(error);
  return new Response(toEnvelope(httpError, requestId), {
    status: httpError.status,
    headers: {
      'content-type': 'application/json',
      'x-request-id': requestId,
      'x-content-type-options': 'nosniff',
    },
  });
}
