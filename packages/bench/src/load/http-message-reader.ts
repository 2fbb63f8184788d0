import { type BytesSink, ChunkedDecoder } from './chunked-decoder.ts';

/** What an HTTP/1.1 message is read into; `body` ranges are valid only during the call. */
export interface HttpMessageSink extends BytesSink {
  /** The start line and headers in lower case, names and values, each line ending in `\r\n`. */
  head(head: string): void;
  end(): void;
}

const HEAD = 0;
const SIZED = 1;
const CHUNKED = 2;

const HEAD_END = Buffer.from('\r\n\r\n');
const MAX_HEAD_BYTES = 64 * 1024;

/**
 * Reads one HTTP/1.1 message after another from a connection, just enough of the protocol for a benchmark on
 * loopback: bodies by `content-length` or chunked. Throws on what it cannot read (a body that ends with the connection too).
 */
export class HttpMessageReader {
  readonly #kind: 'request' | 'response';
  readonly #sink: HttpMessageSink;
  readonly #chunked = new ChunkedDecoder();
  #state = HEAD;
  #remainingBytes = 0;
  #partialHead: Buffer | null = null;

  constructor(kind: 'request' | 'response', sink: HttpMessageSink) {
    this.#kind = kind;
    this.#sink = sink;
  }

  feed(buffer: Buffer, start: number, end: number): void {
    let offset = start;
    while (offset < end) {
      if (this.#state === CHUNKED) {
        offset = this.#chunked.decode(buffer, offset, end, this.#sink);
        if (this.#chunked.done) this.#finish();
      } else if (this.#state === SIZED) {
        const bodyEnd = Math.min(end, offset + this.#remainingBytes);
        this.#remainingBytes -= bodyEnd - offset;
        this.#sink.body(buffer, offset, bodyEnd);
        offset = bodyEnd;
        if (this.#remainingBytes === 0) this.#finish();
      } else {
        offset = this.#readHead(buffer, offset, end);
      }
    }
  }

  #readHead(buffer: Buffer, start: number, end: number): number {
    if (this.#partialHead !== null) {
      const joined = Buffer.concat([this.#partialHead, buffer.subarray(start, end)]);
      this.#partialHead = null;
      this.feed(joined, 0, joined.length);
      return end;
    }
    const at = buffer.indexOf(HEAD_END, start);
    if (at === -1 || at + HEAD_END.length > end) {
      if (end - start > MAX_HEAD_BYTES) throw new Error('head too long');
      this.#partialHead = Buffer.from(buffer.subarray(start, end));
      return end;
    }
    this.#begin(buffer.toString('latin1', start, at + 2).toLowerCase());
    return at + HEAD_END.length;
  }

  #begin(head: string): void {
    const length = header(head, 'content-length');
    const interim = this.#kind === 'response' && / 1\d\d /.test(head.slice(0, 16));
    if (interim) return;
    const bodiless = this.#kind === 'response' && / (204|304) /.test(head.slice(0, 16));
    this.#sink.head(head);
    if (bodiless) {
      this.#finish();
    } else if (header(head, 'transfer-encoding')?.includes('chunked')) {
      this.#chunked.reset();
      this.#state = CHUNKED;
    } else if (length !== null) {
      this.#remainingBytes = Number(length);
      if (!Number.isSafeInteger(this.#remainingBytes)) throw new Error('malformed content-length');
      this.#state = SIZED;
      if (this.#remainingBytes === 0) this.#finish();
    } else if (this.#kind === 'request') {
      this.#finish();
    } else {
      throw new Error('response body without a length');
    }
  }

  #finish(): void {
    this.#state = HEAD;
    this.#sink.end();
  }
}

/** The value of a header in a lower-cased head, or `null`. */
export function header(head: string, name: string): string | null {
  const marker = `\r\n${name}:`;
  const at = head.indexOf(marker);
  if (at === -1) return null;
  return head.slice(at + marker.length, head.indexOf('\r\n', at + marker.length)).trim();
}
