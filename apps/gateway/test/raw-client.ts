import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An HTTP answer as it came over the socket. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Without the framing of HTTP. */
  readonly body: Buffer;
  /** Whether HTTP itself says that the body is whole. */
  readonly isWhole: boolean;
}

export interface RawRequest {
  readonly method?: string;
  readonly target?: string;
  readonly apiKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One TCP connection of which every byte is ours. */
export class RawClient {
  readonly socket: Socket;
  /** How the connection ended. */
  readonly closed: Promise<'end' | 'reset'>;
  #received: Buffer[] = [];
  #isClosed = false;

  private constructor(socket: Socket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => {
      let ending: 'end' | 'reset' = 'end';
      socket.on('error', () => {
        ending = 'reset';
      });
      socket.on('close', () => {
        this.#isClosed = true;
        resolve(ending);
      });
    });
    socket.on('data', (bytes: Buffer) => this.#received.push(bytes));
  }

  static async connect(port: number, options: { allowHalfOpen?: boolean } = {}): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, ...options });
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  send(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  get received(): Buffer {
    if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
    return this.#received[0] ?? Buffer.alloc(0);
  }

  /** Resolves once this text has been received. */
  async waitFor(text: string): Promise<void> {
    while (!this.received.includes(text)) {
      if (this.#isClosed) throw new Error(`Closed without ${text}: ${this.received.toString()}`);
      await Promise.race([once(this.socket, 'data'), this.closed]);
    }
  }

  /** The answer, once the server has closed the connection. */
  async answer(): Promise<RawAnswer> {
    await this.closed;
    return parseAnswer(this.received);
  }

  /** Goes away without a word. */
  leave(): void {
    this.socket.destroy();
  }
}

/** The bytes of a request that asks for the connection to be closed behind it. */
export function rawRequest(request: RawRequest): Buffer {
  const body = Buffer.from(request.body ?? '');
  const method = request.method ?? 'POST';
  const headers: Record<string, string> = {
    host: 'weir.test',
    connection: 'close',
    ...(request.apiKey === undefined ? {} : { authorization: `Bearer ${request.apiKey}` }),
    ...(method === 'POST'
      ? { 'content-type': 'application/json', 'content-length': String(body.length) }
      : {}),
    ...request.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${method} ${request.target ?? '/v1/chat/completions'} HTTP/1.1\r\n${lines.join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}

/** Sends one request on a connection of its own and reads until the server closes it. */
export async function sendRaw(port: number, bytes: string | Buffer): Promise<RawAnswer> {
  const client = await RawClient.connect(port);
  client.send(bytes);
  return client.answer();
}

export function parseAnswer(bytes: Buffer): RawAnswer {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) throw new Error(`No answer, but: ${bytes.toString('latin1', 0, 200)}`);
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const status = Number(statusLine.split(' ')[1]);
  const rest = bytes.subarray(headEnd + 4);
  if (headers['transfer-encoding'] === 'chunked') return { status, headers, ...joinChunks(rest) };
  return { status, headers, body: rest, isWhole: rest.length === Number(headers['content-length']) };
}

function joinChunks(bytes: Buffer): Pick<RawAnswer, 'body' | 'isWhole'> {
  const chunks: Buffer[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const lineEnd = bytes.indexOf('\r\n', offset);
    const size = Number.parseInt(bytes.toString('latin1', offset, lineEnd), 16);
    if (lineEnd < 0 || Number.isNaN(size)) throw new Error('Not a chunked body');
    if (size === 0) return { body: Buffer.concat(chunks), isWhole: bytes.length === lineEnd + 4 };
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    offset = lineEnd + 2 + size + 2;
  }
  return { body: Buffer.concat(chunks), isWhole: false };
}
