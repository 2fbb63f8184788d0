import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { DomainError } from '@weir/domain/kernel';
import type { Hono } from 'hono';
import type { Services } from '../compose.ts';
import type { GatewayEnv } from './bindings.ts';
import { toHttpError, toOpenAiEnvelope } from './errors.ts';
import { requestIdOf } from './request-id.ts';

const MAX_HEADER_BYTES = 32 * 1024;
/** Longer than the idle time of common load balancers (60 s), so that they close first and never meet a closed socket. */
const KEEP_ALIVE_MS = 75_000;

export interface ServerLimits {
  /** Until the request's head is complete, milliseconds. */
  readonly headersTimeoutMs: number;
  /** Until the whole request is received, milliseconds. */
  readonly requestTimeoutMs: number;
}

/** The HTTP server in front of the app, with limits for clients that send slowly or wrongly. */
export function createHttpServer(app: Hono<GatewayEnv>, services: Services, limits: ServerLimits): Server {
  const { clock, newRequestId } = services;
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
      // Handlers of the data plane read the raw request themselves; Node discards what is left of one.
      autoCleanupIncoming: false,
      errorHandler: () => {
        const requestId = newRequestId();
        return errorResponse(
          new DomainError('malformed_request', 'The request target or the Host header is not valid.'),
          requestId,
        );
      },
    },
  );
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(5_000, limits.headersTimeoutMs),
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    listener,
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    refuseUnparsed(error, socket as Socket, newRequestId()),
  );
  return server;
}

function errorResponse(error: DomainError, requestId: string): Response {
  const httpError = toHttpError(error);
  return new Response(toOpenAiEnvelope(httpError, requestId), {
    status: httpError.status,
    headers: { 'content-type': 'application/json', 'x-request-id': requestId },
  });
}

/** Answers what never became a request: Node has parsed nothing that could be routed. */
function refuseUnparsed(error: NodeJS.ErrnoException, socket: Socket, requestId: string): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const httpError = toHttpError(toDomainError(error.code));
  const envelope = toOpenAiEnvelope(httpError, requestId);
  socket.end(
    `HTTP/1.1 ${httpError.status} Error\r\nconnection: close\r\ncontent-type: application/json\r\n` +
      `x-request-id: ${requestId}\r\ncontent-length: ${Buffer.byteLength(envelope)}\r\n\r\n${envelope}`,
  );
}

function toDomainError(code: string | undefined): DomainError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new DomainError('request_timeout', 'The request was not received in time.');
    case 'HPE_HEADER_OVERFLOW':
      return new DomainError(
        'headers_too_large',
        `The request headers are larger than ${MAX_HEADER_BYTES} bytes.`,
      );
    default:
      return new DomainError('malformed_request', 'The request is not valid HTTP.');
  }
}
