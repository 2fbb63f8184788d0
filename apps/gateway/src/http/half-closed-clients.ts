import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Emitted on the answer of a client that has closed its end of the connection. */
export const HALF_CLOSED = Symbol('half-closed');

/**
 * When they are sent something. The first only provokes the reset: nobody reads from a closed end. A later one meets it, as
 * soon as the way to the client and back allows.
 */
const PROBES_AFTER_MS = [0, 25, 250, 1_000];

/**
 * Serves clients that close their end of the connection behind the request and read on, which TCP cannot tell from clients
 * that are gone. The difference shows when they are sent something: who is gone answers with a reset. So each is sent
 * something soon: 102 (RFC 2518 §10.1) before the answer, and within a stream what its sink has to send.
 */
export class HalfClosedClients {
  /** Those that have not ended, in order. */
  readonly #answers = new WeakMap<Socket, ServerResponse[]>();

  constructor(server: Server) {
    Object.assign(server, { httpAllowHalfOpen: true });
    server.on('connection', (socket) => socket.once('end', () => this.#ended(socket)));
  }

  requestArrived({ socket }: IncomingMessage, outgoing: ServerResponse): void {
    const answers = this.#answers.get(socket);
    if (answers === undefined) this.#answers.set(socket, [outgoing]);
    else {
      if (answers.every(hasEnded)) answers.length = 0;
      answers.push(outgoing);
    }
  }

  #ended(socket: Socket): void {
    for (const afterMs of PROBES_AFTER_MS) setTimeout(() => this.#probe(socket), afterMs).unref();
  }

  #probe(socket: Socket): void {
    const outgoing = this.#answers.get(socket)?.find((answer) => !hasEnded(answer));
    if (outgoing === undefined) return;
    if (outgoing.headersSent) outgoing.emit(HALF_CLOSED);
    else if (outgoing.req.httpVersionMinor === 0) socket.destroy();
    else outgoing.writeProcessing();
  }
}

function hasEnded({ writableEnded, destroyed }: ServerResponse): boolean {
  return writableEnded || destroyed;
}
