import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { DomainError } from '@weir/domain/kernel';
import { toEnvelope, toHttpError } from './errors.ts';
import { requestIdOf } from './request-id.ts';

/** How long a client with a bad request may take to read the error and close its end; otherwise it could stay forever. */
const LINGER_MS = 1_000;

/**
 * Answers requests that never became complete. Never writes into a running answer: garbage after a request is answered when
 * the answers before it have ended.
 */
export class ConnectionErrors {
  readonly #newRequestId: () => string;
  readonly #maxHeaderBytes: number;
  /** The next answer of a connection; or `given` when it was sent before its request had arrived completely. */
  readonly #answers = new WeakMap<Socket, ServerResponse<IncomingMessage> | 'given'>();
  /** Connections with garbage behind a request that is being answered. */
  readonly #waiting = new WeakSet<Socket>();

  constructor(newRequestId: () => string, maxHeaderBytes: number) {
    this.#newRequestId = newRequestId;
    this.#maxHeaderBytes = maxHeaderBytes;
  }

  requestArrived({ socket }: IncomingMessage, outgoing: ServerResponse<IncomingMessage>): void {
    this.#answers.set(socket, outgoing);
    outgoing.on('close', () => {
      if (this.#answers.get(socket) !== outgoing) return;
      if (outgoing.req.complete) this.#answers.delete(socket);
      else this.#answers.set(socket, 'given');
    });
  }

  /** Handles the server's `clientError`. */
  refuse(error: NodeJS.ErrnoException, socket: Socket): void {
    const owed = this.#answers.get(socket);
    if (!socket.writable || !isOfRequest(error.code) || owed === 'given') {
      socket.destroy();
      return;
    }
    if (owed?.req.complete) {
      this.#refuseBehind(owed, error, socket);
      return;
    }
    if (owed !== undefined && isUnderWay(owed)) {
      socket.destroy();
      return;
    }
    this.#answer(error, socket, owed);
  }

  /** What is behind the garbage cannot be read any more, so it is not. */
  #refuseBehind(answer: ServerResponse, error: NodeJS.ErrnoException, socket: Socket): void {
    socket.pause();
    if (this.#waiting.has(socket)) return;
    this.#waiting.add(socket);
    answer.once('close', () => {
      if (socket.writable) this.#answer(error, socket, undefined);
      else socket.destroy();
    });
  }

  #answer(
    error: NodeJS.ErrnoException,
    socket: Socket,
    owed: ServerResponse<IncomingMessage> | undefined,
  ): void {
    const requestId = owed === undefined ? this.#newRequestId() : requestIdOf(owed.req, this.#newRequestId);
    const httpError = toHttpError(toDomainError(error.code, this.#maxHeaderBytes));
    const envelope = toEnvelope(httpError, requestId);
    socket.end(
      `HTTP/1.1 ${httpError.status} Error\r\nconnection: close\r\ncontent-type: application/json\r\n` +
        `x-request-id: ${requestId}\r\nx-content-type-options: nosniff\r\ncontent-length: ${Buffer.byteLength(envelope)}\r\n\r\n${envelope}`,
    );
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  }
}

/** Else it is the connection that failed. */
function isOfRequest(code: string | undefined): boolean {
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' || code?.startsWith('HPE_') === true;
}

/** An answer without a socket waits for an earlier one on the same connection. */
function isUnderWay(answer: ServerResponse): boolean {
  return answer.headersSent || answer.socket === null;
}

function toDomainError(code: string | undefined, maxHeaderBytes: number): DomainError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new DomainError('request_timeout', 'The request was not received in time.');
    case 'HPE_HEADER_OVERFLOW':
      return new DomainError(
        'headers_too_large',
        `The request headers are larger than ${maxHeaderBytes} bytes.`,
      );
    default:
      return new DomainError('malformed_request', 'The request is not valid HTTP.');
  }
}
