import type { InferenceProvider, ProviderCall, ResponseSink, UpstreamRequest } from '@weir/domain/inference';
import { ProviderError } from '@weir/domain/inference';
import type { Connection } from '@weir/domain/models';
import type { Operation } from '@weir/domain/usage';
import type { Dispatcher, Pool } from 'undici';
import type { UpstreamPools } from '../upstream-pools.ts';
import { toProviderError } from './provider-errors.ts';
import { refusalOf } from './refusals.ts';

const PATHS: Readonly<Record<Operation, string>> = {
  chat: '/chat/completions',
  text_completion: '/completions',
};

/** Of an error answer, enough for any message. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

interface Target {
  readonly pool: Pool;
  readonly paths: Readonly<Record<Operation, string>>;
  /** Name, value, name, value: as undici takes them without another copy. */
  readonly headers: readonly string[];
}

/** Any server that speaks OpenAI's chat and text completions: OpenAI, vLLM, llama.cpp, the simulator. */
export class OpenAiCompatibleProvider implements InferenceProvider {
  readonly #pools: UpstreamPools;
  /** By the connection object: a changed connection is another object in the next catalog snapshot. */
  readonly #targets = new WeakMap<Connection, Target>();

  constructor(pools: UpstreamPools) {
    this.#pools = pools;
  }

  open(call: ProviderCall, sink: ResponseSink): UpstreamRequest {
    const { pool, paths, headers } = this.#targetOf(call.connection);
    const exchange = new Exchange(call.connection, sink);
    pool.dispatch(
      {
        method: 'POST',
        path: paths[call.operation],
        headers:
          call.traceparent === undefined
            ? (headers as string[])
            : [...headers, 'traceparent', call.traceparent],
        body: call.body,
      },
      exchange,
    );
    exchange.opened();
    return exchange;
  }

  #targetOf(connection: Connection): Target {
    let target = this.#targets.get(connection);
    // Closed, but not destroyed: given up to make room for another.
    if (target === undefined || target.pool.closed) {
      target = toTarget(connection, this.#pools.get(connection));
      this.#targets.set(connection, target);
    }
    return target;
  }
}

function toTarget(connection: Connection, pool: Pool): Target {
  const base = new URL(connection.baseUrl).pathname.replace(/\/$/, '');
  const headers = [
    'content-type',
    'application/json',
    'accept',
    'application/json, text/event-stream',
    // Nothing to decode: what comes is what goes on.
    'accept-encoding',
    'identity',
    'user-agent',
    'weir',
  ];
  if (connection.credential !== null) headers.push('authorization', `Bearer ${connection.credential}`);
  return {
    pool,
    headers,
    paths: { chat: base + PATHS.chat, text_completion: base + PATHS.text_completion },
  };
}

/** One request and its answer: undici's handler on one side, the sink on the other. */
class Exchange implements Dispatcher.DispatchHandler, UpstreamRequest {
  readonly #connection: Connection;
  readonly #sink: ResponseSink;
  #controller: Dispatcher.DispatchController | null = null;
  #open = false;
  #aborted = false;
  #closed = false;
  /** Of an answer other than 2xx, which is read to its end before it is reported. */
  #refusal: { status: number; retryAfter: string | undefined; body: Buffer[]; length: number } | null = null;

  constructor(connection: Connection, sink: ResponseSink) {
    this.#connection = connection;
    this.#sink = sink;
  }

  /** From now on the caller is ready to be pushed to. */
  opened(): void {
    this.#open = true;
  }

  resume(): void {
    if (!this.#aborted && !this.#closed && this.#controller?.paused) this.#controller.resume();
  }

  abort(): void {
    if (this.#aborted) return;
    // Also when it has closed: its failure may still wait to be told.
    this.#aborted = true;
    if (!this.#closed) this.#controller?.abort(new Error('aborted'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#aborted) controller.abort(new Error('aborted'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200 || this.#aborted) return;
    if (status >= 300) {
      const retryAfter = headers['retry-after'];
      this.#refusal = {
        status,
        retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
        body: [],
        length: 0,
      };
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
    });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#aborted) return;
    const refusal = this.#refusal;
    if (refusal === null) {
      if (!this.#sink.chunk(chunk) && !this.#aborted) controller.pause();
      return;
    }
    refusal.body.push(chunk);
    refusal.length += chunk.length;
    if (refusal.length > MAX_ERROR_BODY_BYTES) this.#fail(refusalOf(refusal, this.#connection.credential));
  }

  onResponseEnd(): void {
    if (this.#aborted) return;
    this.#closed = true;
    if (this.#refusal !== null) this.#sink.fail(refusalOf(this.#refusal, this.#connection.credential));
    else this.#sink.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#aborted || this.#closed) return;
    this.#closed = true;
    const refusal = this.#refusal;
    const failure =
      refusal === null ? toProviderError(error) : refusalOf(refusal, this.#connection.credential);
    if (this.#open) this.#sink.fail(failure);
    else queueMicrotask(() => this.#aborted || this.#sink.fail(failure));
  }

  #fail(error: ProviderError): void {
    this.abort();
    this.#sink.fail(error);
  }
}
