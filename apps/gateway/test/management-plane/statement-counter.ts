import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const EXECUTE = 'E'.charCodeAt(0);
const SIMPLE_QUERY = 'Q'.charCodeAt(0);

/** Stands between a gateway and its database, and counts the statements that are carried out. */
export class StatementCounter {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #count = 0;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async start(databaseUrl: string): Promise<StatementCounter> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const target = new URL(databaseUrl);
    const url = new URL(databaseUrl);
    url.port = String((server.address() as AddressInfo).port);
    const counter = new StatementCounter(server, url.href);
    server.on('connection', (client) => counter.#join(client, Number(target.port), target.hostname));
    return counter;
  }

  /** What `work` resolves to, and how many statements were carried out meanwhile. */
  async during<Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly statements: number }> {
    const before = this.#count;
    const result = await work();
    return { result, statements: this.#count - before };
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(client: Socket, port: number, host: string): void {
    const server = connect(port, host);
    const observe = observeMessages((type) => {
      if (type === EXECUTE || type === SIMPLE_QUERY) this.#count += 1;
    });
    client.on('data', observe);
    client.pipe(server);
    server.pipe(client);
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
  }
}

/**
 * Tells the type of each message that a client sends (PostgreSQL, "Message Formats"): one byte, then the length with
 * itself. The first message, before which nothing is encrypted here, has no type.
 */
function observeMessages(onMessage: (type: number) => void): (bytes: Buffer) => void {
  let pending = Buffer.alloc(0);
  let typeBytes = 0;
  return (bytes) => {
    pending = Buffer.concat([pending, bytes]);
    while (pending.length >= typeBytes + 4) {
      const length = typeBytes + pending.readInt32BE(typeBytes);
      if (pending.length < length) return;
      if (typeBytes === 1) onMessage(pending[0]!);
      pending = pending.subarray(length);
      typeBytes = 1;
    }
  };
}
