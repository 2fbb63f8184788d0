import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

type Behaviour = 'forward' | 'silent' | 'hang-up';

/** A proxy between a pool and its server that fails the way networks do. */
export class DatabaseProxy {
  readonly url: string;
  #behaviour: Behaviour = 'forward';
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #onBehaviour = new Set<() => void>();
  /** Connections accepted so far. */
  accepted = 0;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async start(databaseUrl: string): Promise<DatabaseProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const target = new URL(databaseUrl);
    const url = new URL(databaseUrl);
    url.port = String((server.address() as AddressInfo).port);
    const proxy = new DatabaseProxy(server, url.href);
    server.on('connection', (client) => proxy.#accept(client, Number(target.port), target.hostname));
    return proxy;
  }

  /** From now on: pass bytes on; accept and forward nothing; or accept and hang up. */
  behave(behaviour: Behaviour): void {
    this.#behaviour = behaviour;
    for (const apply of this.#onBehaviour) apply();
  }

  /** Cuts all connections. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(client: Socket, port: number, host: string): void {
    this.accepted += 1;
    if (this.#behaviour === 'hang-up') {
      client.on('error', () => {});
      client.resume();
      client.end();
      return;
    }
    const server = connect(port, host);
    const apply = () => {
      for (const [from, to] of [
        [client, server],
        [server, client],
      ] as const) {
        from.unpipe(to);
        if (this.#behaviour === 'forward') from.pipe(to);
        else from.pause();
      }
    };
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        this.#onBehaviour.delete(apply);
        client.destroy();
        server.destroy();
      });
    }
    this.#onBehaviour.add(apply);
    apply();
  }
}
