import { connect, type Socket } from 'node:net';
import { HttpMessageReader, header } from './http-message-reader.ts';

/** Receives one response. Exactly one of `end` and `fail` is called, last; `body` ranges are valid only during the call. */
export interface ResponseSink {
  head(status: number): void;
  body(buffer: Buffer, start: number, end: number): void;
  end(): void;
  fail(reason: string): void;
}

/** Where a peer listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const CONNECT_TIMEOUT_MS = 10_000;
const READ_BUFFER_BYTES = 256 * 1024;

/** The read buffer all connections of a run share: libuv fills it and its bytes are consumed before the next read. */
export function createReadBuffer(): Buffer {
  return Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);
}

/**
 * One keep-alive HTTP/1.1 client connection on a raw socket: no request objects, no streams, no copies, so
 * that the load generator costs less than what it measures. One request at a time.
 */
export class HttpConnection {
  readonly #socket: Socket;
  readonly #reader: HttpMessageReader;
  #sink: ResponseSink | null = null;
  #isReusable = true;

  private constructor(address: Address, readBuffer: Buffer) {
    this.#socket = connect({
      ...address,
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (byteCount, buffer) => {
          this.#read(buffer as Buffer, byteCount);
          return true;
        },
      },
    });
    this.#reader = new HttpMessageReader('response', {
      head: (head) => this.#head(head),
      body: (buffer, start, end) => this.#sink?.body(buffer, start, end),
      end: () => this.#end(),
    });
    this.#socket.on('error', (error: NodeJS.ErrnoException) => this.#close(error.code ?? 'socket_error'));
    this.#socket.on('close', () => this.#close('connection_closed'));
    this.#socket.on('end', () => this.#close('connection_closed'));
  }

  /** Connects, or rejects after 10 s. */
  static open(address: Address, readBuffer: Buffer): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const connection = new HttpConnection(address, readBuffer);
      const timer = setTimeout(() => {
        connection.destroy();
        reject(new Error('connect timed out'));
      }, CONNECT_TIMEOUT_MS);
      connection.#socket.once('connect', () => {
        clearTimeout(timer);
        resolve(connection);
      });
      connection.#socket.once('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
    });
  }

  /** Whether another request may be sent: idle, open, and the server did not announce to close. */
  get isReusable(): boolean {
    return this.#isReusable && this.#sink === null;
  }

  /** Sends a complete request and reads its response into `sink`. */
  send(request: Buffer, sink: ResponseSink): void {
    if (!this.isReusable) throw new Error('connection is not idle');
    this.#sink = sink;
    this.#socket.write(request);
  }

  destroy(): void {
    this.#isReusable = false;
    this.#socket.destroy();
  }

  #read(buffer: Buffer, byteCount: number): void {
    try {
      if (this.#sink === null) throw new Error('bytes without a request');
      this.#reader.feed(buffer, 0, byteCount);
    } catch {
      this.#close('malformed_response');
    }
  }

  #head(head: string): void {
    if (header(head, 'connection') === 'close') this.#isReusable = false;
    this.#sink?.head(Number(head.slice(9, 12)));
  }

  #end(): void {
    const sink = this.#sink;
    this.#sink = null;
    if (!this.#isReusable) this.#socket.destroy();
    sink?.end();
  }

  #close(reason: string): void {
    this.destroy();
    const sink = this.#sink;
    this.#sink = null;
    sink?.fail(reason);
  }
}
