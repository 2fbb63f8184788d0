import { connect, Socket } from 'node:net';

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
 *   quarter of an hour later. Here a connection on which nothing was sent or came for `silentMs` is destroyed.
 * - A proxy that accepts and hangs up, because it has no server to offer, makes postgres.js connect again and again
 *   without pause or end. Here that is an error.
 *
 * @param isIdle asked about a silent connection: one that has nothing to answer may stay
 */
export function openSocketsThatNoticeSilence(
  silentMs: number,
  isIdle: () => boolean = () => false,
): (address: ServerAddress) => Socket {
  return ({ host, port, path }) => {
    // Not awaited: what postgres.js writes meanwhile is kept, and a failure reaches it as the event it expects.
    const socket: Socket & { host?: string } = path
      ? connect(path)
      : connect({ host: host[0]!, port: port[0]!, noDelay: true });
    // For the name in the server's certificate.
    socket.host = host[0]!;
    socket.once('end', () => {
      if (socket.bytesRead === 0) socket.destroy(new Error('The server hung up before it answered.'));
    });
    const watch = () => {
      socket.setTimeout(silentMs);
      socket.on('timeout', () => {
        if (!isIdle()) socket.destroy();
      });
    };
    watch();
    // postgres.js does this when it puts TLS on top, and would make us blind. (TLS keeps the timer of what is below it.)
    socket.removeAllListeners = (...event: [(string | symbol)?]) => {
      // With undefined for an event Node would remove none.
      Socket.prototype.removeAllListeners.apply(socket, event);
      if (!socket.destroyed) watch();
      return socket;
    };
    return socket;
  };
}
