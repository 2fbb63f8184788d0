import type { ServerResponse } from 'node:http';

/** How much of a request is read after its answer. The server's limit on the time of a request applies as well. */
const MAX_BYTES = 64 * 1024 * 1024;
/** A client that sends nothing for so long has seen the answer, or is gone. */
const MAX_SILENCE_MS = 5_000;

/**
 * Ends an answer that was given before all of the request was read. Many clients send the whole request before they read: a
 * server that closes its end meanwhile resets the connection, and they never see the answer. So the rest is read and dropped,
 * within limits (RFC 9112 §9.6). The head must state the length of the body, so that clients that read need not wait.
 */
export function endOnceBodyIsRead(outgoing: ServerResponse, body: string): void {
  const { req: incoming } = outgoing;
  if (incoming.complete || incoming.destroyed) {
    outgoing.end(body);
    return;
  }
  outgoing.write(body);
  let bytes = 0;
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    timer.refresh();
    if (bytes > MAX_BYTES) end();
  };
  const end = () => {
    clearTimeout(timer);
    incoming.off('data', count);
    outgoing.end();
    // Else Node would read the rest, however much there is.
    if (!incoming.complete) outgoing.once('finish', () => incoming.socket.destroySoon());
  };
  const timer = setTimeout(end, MAX_SILENCE_MS).unref();
  incoming.once('end', end);
  outgoing.once('close', () => clearTimeout(timer));
  incoming.on('data', count);
  incoming.resume();
}
