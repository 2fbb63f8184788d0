import { connect, Socket } from 'node:net';

/** What postgres.js knows about the server when it asks for a socket. */
interface ServerAddress {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
}

/**
 * Opens the sockets of a pool and works around two faults of postgres.js:
 *
 * - A server that went silent (its host died, the network drops everything) is noticed only when TCP gives up, a quarter
 *   of an hour later. Here a connection without any traffic for `silentMs` is destroyed.
 * - When a proxy accepts and hangs up because it has no server, postgres.js connects again and again, without pause or
 *   end. Here that is an error.
 *
 * @param isIdle asked about a silent connection: one that waits for no answer may stay
 */
export function openSocketsThatNoticeSilence(
  silentMs: number,
  isIdle: () => boolean = () => false,
): (address: ServerAddress) => Socket {
  return ({ host, port, path }) => {
    // Not awaited: postgres.js may write in the meantime, and gets a failure as the event it expects.
    const socket: Socket & { host?: string } = path
      ? connect(path)
      : connect({ host: host[0]!, port: port[0]!, noDelay: true });
    // For the check of the name in the server's certificate.
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
    // postgres.js does this when it adds TLS; here it would stop the observation. (TLS keeps the timer of the socket below.)
    socket.removeAllListeners = (...event: [(string | symbol)?]) => {
      // Without an event name Node would remove none.
      Socket.prototype.removeAllListeners.apply(socket, event);
      if (!socket.destroyed) watch();
      return socket;
    };
    return socket;
  };
}
