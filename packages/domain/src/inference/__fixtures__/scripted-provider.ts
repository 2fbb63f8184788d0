import type {
  InferenceProvider,
  ProviderCall,
  ResponseSink,
  UpstreamHead,
  UpstreamRequest,
} from '../ports.ts';
import { ProviderError, type ProviderErrorCode, type ProviderErrorOptions } from '../provider-error.ts';
import { textOfParts } from './a-scan.ts';

const encoder = new TextEncoder();

/** A provider whose upstreams send what a test scripts. Follows the port's rules: nothing after an end or an abort. */
export class ScriptedProvider implements InferenceProvider {
  readonly exchanges: ScriptedExchange[] = [];

  open(call: ProviderCall, sink: ResponseSink): UpstreamRequest {
    const exchange = new ScriptedExchange(call, sink);
    this.exchanges.push(exchange);
    return exchange;
  }

  /** The latest attempt. */
  get upstream(): ScriptedExchange {
    return this.exchanges.at(-1)!;
  }
}

export class ScriptedExchange implements UpstreamRequest {
  readonly call: ProviderCall;
  readonly #sink: ResponseSink;
  aborted = false;
  paused = false;
  resumes = 0;
  headSent = false;
  headWith: Pick<UpstreamHead, 'headers' | 'requestId'> = { headers: [], requestId: null };
  over = false;

  constructor(call: ProviderCall, sink: ResponseSink) {
    this.call = call;
    this.#sink = sink;
  }

  get requestBody(): Record<string, unknown> {
    return JSON.parse(textOfParts(this.call.body)) as Record<string, unknown>;
  }

  resume(): void {
    this.resumes++;
    this.paused = false;
  }

  abort(): void {
    this.aborted = true;
  }

  head(contentType = 'text/event-stream; charset=utf-8', status = 200): this {
    if (!this.aborted && !this.over && !this.headSent) {
      this.headSent = true;
      this.#sink.head({ status, contentType, ...this.headWith });
    }
    return this;
  }

  /** One read of the socket; false when nothing is read any more. */
  send(bytes: string | Uint8Array): boolean {
    if (this.aborted || this.over || this.paused) return false;
    this.head();
    if (!this.#sink.chunk(typeof bytes === 'string' ? encoder.encode(bytes) : bytes)) this.paused = true;
    return true;
  }

  end(): void {
    if (this.aborted || this.over) return;
    this.over = true;
    this.head();
    this.#sink.end();
  }

  fail(code: ProviderErrorCode, options: ProviderErrorOptions = {}): void {
    if (this.aborted || this.over) return;
    this.over = true;
    this.#sink.fail(new ProviderError(code, options));
  }
}
