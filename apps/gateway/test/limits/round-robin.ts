import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One port in front of several: each connection goes to the next of those that accept it. */
export interface RoundRobin {
  readonly port: number;
  readonly origin: string;
  close(): Promise<void>;
}

export async function startRoundRobin(ports: readonly number[]): Promise<RoundRobin> {
  let next = 0;
  const sockets = new Set<Socket>();
  const pass = (client: Socket, tries: number) => {
    const upstream = connect({ port: ports[next++ % ports.length]!, host: '127.0.0.1', noDelay: true });
    const refused = () => (tries > 1 ? pass(client, tries - 1) : client.destroy());
    upstream.once('error', refused);
    upstream.once('connect', () => {
      upstream.off('error', refused);
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
      }
      client.pipe(upstream).pipe(client);
    });
  };
  const server = createServer({ noDelay: true }, (client) => {
    client.on('error', () => {});
    pass(client, ports.length);
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 2_048 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
