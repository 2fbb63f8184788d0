import { connect, type Socket } from 'node:net';

/** What postgres.js knows of the server when it asks for a socket. */
interface ServerAddress {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
}

/**
 * Opens the sockets of a pool, which repair two faults of postgres.js:
 *
 * - A server that went silent (its host died, the network lets nothing through) is noticed only when TCP gives up, a
 *   quarter of an hour later. Here a connection on which nothing came for `silentMs` is destroyed. That ends idle
 *   connections as well, which costs the next query a reconnection of some ten milliseconds.
 * - A proxy that accepts and hangs up, because it has no server to offer, makes postgres.js connect again and again
 *   without pause or end. Here that is an error.
 */
export function openSocketsThatNoticeSilence(silentMs: number): (address: ServerAddress) => Socket {
  return ({ host, port, path }) => {
    // Not awaited: what postgres.js writes meanwhile is kept, and a failure reaches it as the event it expects.
    const socket: Socket & { host?: string } = path
      ? connect(path)
      : connect({ host: host[0]!, port: port[0]!, noDelay: true });
    // For the name in the server's certificate.
    socket.host = host[0]!;
    socket.setTimeout(silentMs, () => socket.destroy());
    socket.once('end', () => {
      if (socket.bytesRead === 0) socket.destroy(new Error('The server hung up before it answered.'));
    });
    return socket;
  };
}
