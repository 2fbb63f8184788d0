import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between one gateway and its database, so that it can be cut off while others are not. */
export class PostgresGate {
  /** The database, through the gate. */
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #silent = false;
  /** Connections of this `application_name` are hung up on. */
  #refused: string | null = null;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async open(databaseUrl: string): Promise<PostgresGate> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const target = new URL(databaseUrl);
    const url = new URL(databaseUrl);
    url.port = String((server.address() as AddressInfo).port);
    const gate = new PostgresGate(server, url.href);
    server.on('connection', (client) => gate.#admit(client, Number(target.port)));
    return gate;
  }

  /** Connections stay, and new ones are taken, but nothing comes through any more. */
  silence(): void {
    this.#silent = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** What was kept back comes through. */
  letThrough(): void {
    this.#silent = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** From now on; null admits all. */
  refuse(applicationName: string | null): void {
    this.#refused = applicationName;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #admit(client: Socket, port: number): void {
    const server = connect({ port, host: '127.0.0.1', noDelay: true });
    let isFirst = true;
    client.on('data', (bytes: Buffer) => {
      // The first message carries the connection's parameters, as strings that end in NUL.
      const name = `application_name\0${this.#refused}\0`;
      if (isFirst && this.#refused !== null && bytes.includes(name)) client.destroy();
      else server.write(bytes);
      isFirst = false;
    });
    server.on('data', (bytes: Buffer) => client.write(bytes));
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(socket);
      if (this.#silent) socket.pause();
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
