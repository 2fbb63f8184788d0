import {
  headersToClient,
  type ProviderCall,
  ProviderError,
  type ResponseSink,
  type UpstreamRequest,
  upstreamRequestId,
} from '@weir/domain/inference';
import type { Timer } from '@weir/domain/kernel';
import type { Dispatcher } from 'undici';
import { PassedUpload } from './passed-upload.ts';
import { type Rejection, toProviderError } from './rejection.ts';
import { SentBody } from './sent-body.ts';
import { toTransportError } from './transport-error.ts';
import type { OpenedConnection } from './upstream-connections.ts';
import type { UpstreamTarget } from './upstream-targets.ts';

/** Bytes of an error answer: enough for any message. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;
/** How long an error answer may take behind its head. What has come of it by then is enough. */
const ERROR_BODY_MS = 2_000;

/** Of a smaller body undici keeps the bytes until the answer has ended. A larger one is let go when the answer begins. */
const MAX_KEPT_BODY_BYTES = 16 * 1024;

type ExchangeRequest = Omit<ProviderCall, 'connection' | 'streaming' | 'upstreamName'>;

/** `InferenceProvider.open` over HTTP, for every kind: sends the JSON body and pushes the answer into the sink. */
export function openExchange(
  target: UpstreamTarget,
  request: ExchangeRequest,
  sink: ResponseSink,
): UpstreamRequest {
  const { basePath, postHeaders } = target;
  const { method, path, body, arriving } = request;
  const upload = arriving ? new PassedUpload(body, arriving) : null;
  const sent = upload === null ? toSentBody(body) : null;
  const exchange = new Exchange(
    target,
    sink,
    {
      method,
      path: basePath + path,
      headers: headersOf(postHeaders, request, upload ?? sent),
      // undici takes any iterable; its types know only streams.
      body: (upload ?? sent ?? (body.length === 1 ? body[0]! : Buffer.concat(body))) as Uint8Array,
    },
    sent,
    upload,
  );
  exchange.open();
  return exchange;
}

/** A copy only where something differs: undici takes the same list again and again. */
function headersOf(
  postHeaders: readonly string[],
  { headers, contentType, traceparent, tracestate }: ExchangeRequest,
  sized: { readonly length: number | null } | null,
): string[] {
  const isPlain = headers.length === 0 && traceparent === undefined && contentType === undefined;
  if (isPlain && sized === null) return postHeaders as string[];
  const all = [...postHeaders, ...headers];
  if (contentType !== undefined) all[all.indexOf('content-type') + 1] = contentType;
  if (traceparent !== undefined) all.push('traceparent', traceparent);
  if (traceparent !== undefined && tracestate !== undefined) all.push('tracestate', tracestate);
  // Without a length undici sends chunks.
  if (sized !== null && sized.length !== null) all.push('content-length', `${sized.length}`);
  return all;
}

/** Null for a small body. */
function toSentBody(parts: readonly Uint8Array[]): SentBody | null {
  let length = 0;
  for (const part of parts) length += part.length;
  return length > MAX_KEPT_BODY_BYTES ? new SentBody(parts, length) : null;
}

/** One request and its answer: undici's handler on one side, the sink on the other. */
class Exchange implements Dispatcher.DispatchHandler, UpstreamRequest {
  readonly #target: UpstreamTarget;
  readonly #sink: ResponseSink;
  #controller: Dispatcher.DispatchController | null = null;
  /** Kept while it may have to be sent once more. */
  #request: Dispatcher.DispatchOptions | null;
  /** Where it is the first request of a connection that may be used again. */
  #connection: OpenedConnection | null = null;
  /** Its body, unless that is small. */
  readonly #sent: SentBody | null;
  /** Its body, if that still arrives from the client. */
  readonly #upload: PassedUpload | null;
  #open = false;
  #aborted = false;
  #closed = false;
  /** An answer other than 2xx. It is read to its end before it is reported. */
  #rejection: (Rejection & { readonly body: Buffer[]; length: number }) | null = null;
  #rejectionLimit: Timer | null = null;

  constructor(
    target: UpstreamTarget,
    sink: ResponseSink,
    request: Dispatcher.DispatchOptions,
    sent: SentBody | null,
    upload: PassedUpload | null,
  ) {
    this.#target = target;
    this.#sink = sink;
    this.#request = request;
    this.#sent = sent;
    this.#upload = upload;
  }

  open(): void {
    const { connections } = this.#target;
    // What was taken of an upload cannot be sent once more, as on a connection that turns out to be closed.
    if (this.#upload === null) connections.dispatch(this.#request!, this);
    else connections.dispatchUpload(this.#request!, this);
    // From now on the caller accepts pushes.
    this.#open = true;
  }

  resume(): void {
    if (!this.#aborted && !this.#closed && this.#controller?.paused) this.#controller.resume();
  }

  abort(): void {
    if (this.#aborted) return;
    // Also after it has closed: its failure may not be reported yet.
    this.#aborted = true;
    this.#rejectionLimit?.cancel();
    this.#upload?.destroy();
    if (!this.#closed) this.#controller?.abort(new Error('aborted'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.#connection = this.#target.connections.opened;
    if (this.#connection !== null) this.#request = null;
    if (this.#aborted) controller.abort(new Error('aborted'));
  }

  onResponseStarted(): void {
    this.#request = null;
    this.#sent?.release();
    if (this.#connection === null) this.#target.connections.usedAgain();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200 || this.#aborted) return;
    if (status >= 300) {
      const rejection = { status, headers, body: [], length: 0 };
      this.#rejection = rejection;
      this.#rejectionLimit = this.#target.connections.clock.schedule(ERROR_BODY_MS, () =>
        this.#fail(this.#rejected(rejection)),
      );
      return;
    }
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      this.#fail(new ProviderError('upstream_malformed_answer', { status }));
      return;
    }
    const contentType = headers['content-type'];
    this.#sink.head({
      status,
      contentType: typeof contentType === 'string' ? contentType : 'application/json',
      headers: headersToClient(headers),
      requestId: upstreamRequestId(headers),
    });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    // undici gives an empty one now and then, where it goes on behind a pause.
    if (this.#aborted || chunk.length === 0) return;
    const rejection = this.#rejection;
    if (rejection === null) {
      if (!this.#sink.chunk(chunk) && !this.#aborted) controller.pause();
      return;
    }
    rejection.body.push(chunk);
    rejection.length += chunk.length;
    if (rejection.length > MAX_ERROR_BODY_BYTES) this.#fail(this.#rejected(rejection));
  }

  onResponseEnd(): void {
    this.#connection?.answered();
    if (this.#aborted) return;
    this.#closed = true;
    this.#rejectionLimit?.cancel();
    this.#upload?.destroy();
    if (this.#rejection !== null) this.#sink.fail(this.#rejected(this.#rejection));
    else this.#sink.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#aborted || this.#closed) return;
    if (this.#sentAgain(error)) return;
    this.#closed = true;
    this.#rejectionLimit?.cancel();
    this.#upload?.destroy();
    const failure = this.#rejection === null ? toTransportError(error) : this.#rejected(this.#rejection);
    if (this.#open) this.#sink.fail(failure);
    else queueMicrotask(() => this.#aborted || this.#sink.fail(failure));
  }

  /** Once more, on a fresh connection, if one that was open before broke without a byte of the answer. */
  #sentAgain(error: Error): boolean {
    const request = this.#request;
    if (request === null || this.#controller === null || this.#upload !== null) return false;
    if (toTransportError(error).code !== 'upstream_connection_lost') return false;
    this.#request = null;
    this.#controller = null;
    this.#target.connections.dispatchAgain(request, this);
    return true;
  }

  #rejected(rejection: Rejection): ProviderError {
    return toProviderError(rejection, this.#target.readWords, this.#target.credential);
  }

  #fail(error: ProviderError): void {
    this.abort();
    this.#sink.fail(error);
  }
}
