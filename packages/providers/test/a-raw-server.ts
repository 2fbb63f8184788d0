import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface RawRequest {
  readonly socket: Socket;
  /** 1 for the first on its connection. */
  readonly number: number;
  readonly head: string;
}

/** A stream of three events in chunked coding, whose head says nothing of the connection. */
export const RAW_STREAM = [
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n',
  ...['{"a":1}', '{"b":2}', '[DONE]'].map((data) => {
    const event = `data: ${data}\n\n`;
    return `${event.length.toString(16)}\r\n${event}\r\n`;
  }),
  '0\r\n\r\n',
].join('');

/** A server of HTTP/1.1 on bare sockets, for what a well-behaved server does not do. Requests must have a content-length. */
export async function aRawServer(answer: (request: RawRequest) => void) {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.setNoDelay(true);
    let number = 0;
    let received = '';
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1');
      for (;;) {
        const headEnd = received.indexOf('\r\n\r\n');
        if (headEnd === -1) return;
        const head = received.slice(0, headEnd);
        const end = headEnd + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
        if (received.length < end) return;
        received = received.slice(end);
        number += 1;
        requests.push(head);
        answer({ socket, number, head });
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    /** Their heads. */
    requests,
    get connections() {
      return connections;
    },
    get openConnections() {
      return sockets.size;
    },
    /** Does something to each connection that is open. */
    onConnection: (act: (socket: Socket) => void) => {
      for (const socket of sockets) act(socket);
    },
    closeConnections: () => {
      for (const socket of sockets) socket.end();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
