import {
  type HeaderList,
  isProviderError,
  type ProviderCall,
  ProviderError,
  type ResponseSink,
  type UpstreamRequest,
} from '@weir/domain/inference';
import type { Timer } from '@weir/domain/kernel';
import { openExchange } from '../exchange.ts';
import type { UpstreamTarget } from '../upstream-targets.ts';
import type { BedrockAccess } from './bedrock-access.ts';
import { toCountTokensBody, toInvokeBody } from './invoke-body.ts';
import { TokenCountSink } from './token-count-sink.ts';

/** A request in Bedrock's own form. */
interface BedrockCall {
  /** Below the base URL. */
  readonly path: `/${string}`;
  readonly body: readonly Uint8Array[];
  readonly countsTokens: boolean;
}

/** One request. Authorizing it takes a moment, and may take a wait for credentials; then it is an exchange like any other. */
export class BedrockExchange implements UpstreamRequest {
  readonly #target: UpstreamTarget;
  readonly #access: BedrockAccess;
  readonly #sink: ResponseSink;
  /** Until it is sent. */
  #call: ProviderCall | null;
  #limit: Timer | null = null;
  #exchange: UpstreamRequest | null = null;
  #over = false;

  constructor(target: UpstreamTarget, access: BedrockAccess, call: ProviderCall, sink: ResponseSink) {
    this.#target = target;
    this.#access = access;
    this.#call = call;
    this.#sink = sink;
  }

  start(): void {
    const { connectMs } = this.#call!.connection.timeouts;
    this.#limit = this.#access.clock.schedule(connectMs, () =>
      this.#fail(new ProviderError('upstream_connect_timeout')),
    );
    void this.#send(this.#call!);
  }

  resume(): void {
    this.#exchange?.resume();
  }

  abort(): void {
    this.#over = true;
    this.#forget();
    this.#exchange?.abort();
  }

  async #send(call: ProviderCall): Promise<void> {
    try {
      const { path, body, countsTokens } = toBedrockCall(call);
      const { connection, traceparent, tracestate } = call;
      const url = new URL(connection.baseUrl);
      url.pathname = this.#target.basePath + path;
      const headers = await this.#access.authorize(connection, { method: 'POST', url, body });
      const sink = countsTokens
        ? new TokenCountSink(this.#sink, () => this.abort())
        : await this.#newSink(call);
      if (this.#over) return;
      this.#forget();
      this.#exchange = openExchange(
        this.#target,
        { method: 'POST', path, body, traceparent, tracestate, headers },
        sink,
      );
    } catch (error) {
      this.#fail(
        isProviderError(error) ? error : new ProviderError('upstream_connect_failed', { cause: error }),
      );
    }
  }

  async #newSink({ connection }: ProviderCall): Promise<ResponseSink> {
    const { EventStreamSink } = await import('./event-stream-sink.ts');
    return new EventStreamSink(this.#sink, connection.credential, () => this.abort());
  }

  #fail(error: ProviderError): void {
    if (this.#over) return;
    this.abort();
    this.#sink.fail(error);
  }

  /** The body too: nothing here needs it any more. */
  #forget(): void {
    this.#limit?.cancel();
    this.#call = null;
  }
}

/** What was translated names its own path; the rest is of Anthropic's Messages API. */
function toBedrockCall({ path, upstreamName, body, headers, streaming }: ProviderCall): BedrockCall {
  if (path.startsWith('/model/')) return { path, body, countsTokens: false };
  const betas = headerOf(headers, 'anthropic-beta');
  switch (path) {
    case '/messages': {
      const action = streaming ? 'invoke-with-response-stream' : 'invoke';
      return {
        path: pathOf(upstreamName, action),
        body: [toInvokeBody(body, betas)],
        countsTokens: false,
      };
    }
    case '/messages/count_tokens': {
      return {
        path: pathOf(withoutProfile(upstreamName), 'count-tokens'),
        body: [toCountTokensBody(body, betas)],
        countsTokens: true,
      };
    }
    default:
      throw new Error(`Bedrock has no ${path}.`);
  }
}

/** CountTokens knows the models themselves, not the profiles through which they are called from several regions. */
function withoutProfile(upstreamName: string): string {
  return upstreamName.replace(/^[a-z-]+\.(?=anthropic\.)/, '');
}

function pathOf(model: string, action: string): `/${string}` {
  return `/model/${encodeURIComponent(model)}/${action}`;
}

function headerOf(headers: HeaderList, name: string): string | null {
  const at = headers.findIndex((each, index) => index % 2 === 0 && each === name);
  return at === -1 ? null : headers[at + 1]!;
}
