import type { ProviderError, ResponseSink, UpstreamHead, UpstreamRequest } from '@weir/domain/inference';
import type { Connection } from '@weir/domain/models';
import { openExchange } from '../src/exchange.ts';
import type { UpstreamTargets } from '../src/upstream-targets.ts';

/** Records what an upstream pushes, and every violation of the port's order. */
export class RecordingSink implements ResponseSink {
  heads: UpstreamHead[] = [];
  readonly chunks: Uint8Array[] = [];
  ended = false;
  error: ProviderError | null = null;
  readonly violations: string[] = [];
  /** The return value of `chunk`. */
  takes: (bytes: Uint8Array) => boolean = () => true;
  readonly #over = Promise.withResolvers<void>();
  #mayBePushed = false;
  upstream!: UpstreamRequest;

  /** From now on pushing is allowed. */
  opened(upstream: UpstreamRequest): this {
    this.upstream = upstream;
    this.#mayBePushed = true;
    return this;
  }

  head(head: UpstreamHead): void {
    this.#check('head');
    this.heads.push(head);
  }

  chunk(bytes: Uint8Array): boolean {
    this.#check('chunk');
    if (this.heads.length !== 1) this.violations.push(`a chunk after ${this.heads.length} heads`);
    this.chunks.push(bytes);
    return this.takes(bytes);
  }

  end(): void {
    this.#check('end');
    this.ended = true;
    this.#over.resolve();
  }

  fail(error: ProviderError): void {
    this.#check('fail');
    this.error = error;
    this.#over.resolve();
  }

  get over(): Promise<void> {
    return this.#over.promise;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }

  get byteCount(): number {
    return this.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }

  #check(what: string): void {
    if (!this.#mayBePushed) this.violations.push(`${what} before open has returned`);
    if (this.ended || this.error !== null) this.violations.push(`${what} after the end`);
  }
}

let calls = 0;

/** A value unique to this call, by which a server can find the request. */
export function aTraceparent(): string {
  calls += 1;
  return `00-${calls.toString(16).padStart(32, '0')}-00000000000000aa-01`;
}

/** Posts a chat completion, through any kind's targets. */
export function ask(
  targets: UpstreamTargets,
  connection: Connection,
  body: Record<string, unknown>,
  traceparent?: string,
  sink = new RecordingSink(),
  headers: readonly string[] = [],
): RecordingSink {
  const request = {
    method: 'POST' as const,
    path: '/chat/completions' as const,
    body: [
      Buffer.from(JSON.stringify({ messages: [{ role: 'user', content: 'Tell me about weirs' }], ...body })),
    ],
    traceparent,
    headers,
  };
  return sink.opened(openExchange(targets.of(connection), request, sink));
}
