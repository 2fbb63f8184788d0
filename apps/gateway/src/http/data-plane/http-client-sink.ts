import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type {
  AnswerError,
  AnswerHead,
  ClientError,
  ClientEvents,
  ClientSink,
  Dialect,
  HeaderList,
} from '@weir/domain/inference';
import { isProviderError, NO_HEADERS } from '@weir/domain/inference';
import { endOnceBodyIsRead } from '../end-once-body-is-read.ts';
import { type HttpError, toHttpError } from '../errors.ts';
import { HALF_CLOSED } from '../half-closed-clients.ts';

/** How long a client that does not read may keep the socket of a failed answer. */
const ABANDON_AFTER_MS = 10_000;
/** How long the rest of a complete answer may stay in the socket while the client reads nothing of it. */
const UNREAD_AFTER_MS = 300_000;

/** Larger pieces are not copied for framing. */
const MAX_FRAMED_BYTES = 16 * 1024;
const CR = 13;
const LF = 10;

/**
 * The client's end of an answer: a Node response. Bytes that arrive in one socket read of the upstream leave in one write:
 * they are collected until the current callback ends, without a timer and without delay.
 *
 * After the first write a stream's bytes go to the socket as one buffer, already framed as a chunk of RFC 9112 §7.1.
 * Through the response each would be four pieces and a tick: 7 % of a saturated process's time.
 */
export class HttpClientSink implements ClientSink {
  events: ClientEvents | null = null;
  readonly #outgoing: ServerResponse;
  readonly #requestId: string;
  readonly #dialect: Dialect;
  #pending: Uint8Array[] = [];
  /** Whether the head and the first bytes were written. */
  #begun = false;
  #full = false;
  #ended = false;
  #gone = false;

  constructor(outgoing: ServerResponse, requestId: string, dialect: Dialect) {
    this.#outgoing = outgoing;
    this.#requestId = requestId;
    this.#dialect = dialect;
    outgoing.on('close', this.#onClose);
    outgoing.on('drain', this.#onDrain);
    outgoing.on(HALF_CLOSED, this.#onHalfClosed);
  }

  /** Whether the connection was lost before the answer was complete. */
  get gone(): boolean {
    return this.#gone || this.#outgoing.destroyed;
  }

  head(head: AnswerHead): void {
    const headers = [
      'content-type',
      head.contentType,
      'x-request-id',
      this.#requestId,
      'x-content-type-options',
      'nosniff',
      'x-weir-model',
      headerText(head.model),
      'x-weir-deployment',
      head.deploymentId,
      'x-weir-attempts',
      `${head.attempts}`,
      'x-weir-overhead-us',
      `${head.overheadUs}`,
      ...head.limitHeaders,
      ...head.modelHeaders,
      ...head.upstreamHeaders,
    ];
    addRequestId(headers, this.#dialect, this.#requestId);
    if (head.contentLength === null)
      headers.push('cache-control', 'no-cache, no-transform', 'x-accel-buffering', 'no');
    else headers.push('content-length', `${head.contentLength}`);
    this.#outgoing.writeHead(head.status, headers);
  }

  write(bytes: Uint8Array): boolean {
    // As a chunk it would be the end of the answer.
    if (bytes.length === 0) return !this.#full;
    if (this.#pending.push(bytes) === 1) queueMicrotask(this.#flush);
    return !this.#full;
  }

  end(): void {
    this.#ended = true;
    this.#outgoing.end(this.#takePending());
    // The request has ended, so its own limits no longer apply. Node destroys a socket that times out.
    if (this.#outgoing.writableLength > 0) this.#outgoing.setTimeout(UNREAD_AFTER_MS);
  }

  fail(error: AnswerError, lastEvent: string | null): void {
    this.#ended = true;
    const httpError = toHttpError(error);
    const clientError: ClientError = { ...httpError, requestId: this.#requestId };
    if (!this.#outgoing.headersSent) {
      const headers = [...(isProviderError(error) ? error.headers : (error.limit?.headers ?? NO_HEADERS))];
      addRequestId(headers, this.#dialect, this.#requestId);
      const body = this.#dialect.errorBody(clientError);
      sendEnvelope(this.#outgoing, httpError, body, this.#requestId, headers);
      return;
    }
    const pending = this.#takePending();
    if (pending !== undefined) this.#outgoing.write(pending);
    this.#outgoing.end(this.#dialect.errorEvent(clientError, lastEvent));
    const abandon = setTimeout(() => this.#outgoing.destroy(), ABANDON_AFTER_MS).unref();
    this.#outgoing.once('finish', () => clearTimeout(abandon));
  }

  breakOff(): void {
    this.#ended = true;
    this.#outgoing.destroy();
  }

  statusOf(error: AnswerError): number {
    return toHttpError(error).status;
  }

  #takePending(): Uint8Array | undefined {
    const pending = this.#pending;
    if (pending.length === 0) return undefined;
    this.#pending = [];
    return pending.length === 1 ? pending[0] : Buffer.concat(pending);
  }

  readonly #flush = (): void => {
    if (this.#pending.length === 0) return;
    const socket = this.#socketForChunks();
    const chunk = socket === null ? null : this.#takeChunk();
    if (chunk === null) {
      if (!this.#outgoing.write(this.#takePending()!)) this.#full = true;
      this.#begun = true;
    } else if (!socket!.write(chunk) && !this.#full) {
      this.#full = true;
      socket!.once('drain', this.#onDrain);
    }
  };

  /** The socket, once it has all earlier bytes and the next ones must be framed. */
  #socketForChunks(): Socket | null {
    const { chunkedEncoding, writableCorked, socket } = this.#outgoing;
    return this.#begun && chunkedEncoding && writableCorked === 0 ? socket : null;
  }

  /** The pending bytes as one chunk; null, and nothing taken, when they are too large. */
  #takeChunk(): Buffer | null {
    const pending = this.#pending;
    let length = 0;
    for (const bytes of pending) length += bytes.length;
    if (length > MAX_FRAMED_BYTES) return null;
    this.#pending = [];
    const size = length.toString(16);
    const chunk = Buffer.allocUnsafe(size.length + 2 + length + 2);
    let at = chunk.write(size, 'latin1');
    chunk[at++] = CR;
    chunk[at++] = LF;
    for (const bytes of pending) {
      chunk.set(bytes, at);
      at += bytes.length;
    }
    chunk[at++] = CR;
    chunk[at] = LF;
    return chunk;
  }

  readonly #onDrain = (): void => {
    this.#full = false;
    if (!this.#ended) this.events?.drained();
  };

  readonly #onHalfClosed = (): void => {
    if (!this.#ended) this.events?.halfClosed();
  };

  readonly #onClose = (): void => {
    if (this.#ended) return;
    this.#gone = true;
    this.events?.gone();
  };
}

/** Where the dialect's clients look for it. */
function addRequestId(headers: string[], { requestIdHeader }: Dialect, requestId: string): void {
  if (requestIdHeader !== null) headers.push(requestIdHeader, requestId);
}

/** A header holds only printable ASCII; other names are percent-encoded. */
function headerText(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? name : encodeURIComponent(name.toWellFormed());
}

/** Sends an error answer when nothing was sent yet. */
function sendEnvelope(
  outgoing: ServerResponse,
  error: HttpError,
  envelope: string,
  requestId: string,
  furtherHeaders: HeaderList,
): void {
  const headers = [
    'content-type',
    'application/json',
    'x-request-id',
    requestId,
    'x-content-type-options',
    'nosniff',
    'content-length',
    `${Buffer.byteLength(envelope)}`,
    ...furtherHeaders,
  ];
  if (error.retryAfterS !== null) headers.push('retry-after', `${error.retryAfterS}`);
  // The client need not send the rest, and nothing is gained by waiting for another request.
  if (error.status === 413 || error.status === 415 || error.code === 'shutting_down')
    headers.push('connection', 'close');
  outgoing.writeHead(error.status, headers);
  endOnceBodyIsRead(outgoing, envelope);
}
