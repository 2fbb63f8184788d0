import { ProviderError, type ResponseSink, type UpstreamHead } from '@weir/domain/inference';
import { readObject, toBedrockError } from './bedrock-errors.ts';

const MAX_BYTES = 64 * 1024;

/** Turns the answer of CountTokens, `{"inputTokens": 12}`, into Anthropic's, `{"input_tokens": 12}`. */
export class TokenCountSink implements ResponseSink {
  readonly #sink: ResponseSink;
  readonly #abort: () => void;
  readonly #parts: Uint8Array[] = [];
  #bytes = 0;
  #head: UpstreamHead | null = null;

  /** @param abort stops the upstream: nothing more is pushed */
  constructor(sink: ResponseSink, abort: () => void) {
    this.#sink = sink;
    this.#abort = abort;
  }

  head(head: UpstreamHead): void {
    this.#head = head;
    this.#sink.head({ ...head, contentType: 'application/json' });
  }

  chunk(bytes: Uint8Array): boolean {
    this.#parts.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes > MAX_BYTES) {
      this.#abort();
      this.#fail('upstream_answer_too_large');
    }
    return true;
  }

  end(): void {
    const { inputTokens } = readObject(Buffer.concat(this.#parts).toString('utf8'));
    if (!Number.isInteger(inputTokens)) {
      this.#fail('upstream_malformed_answer');
      return;
    }
    this.#sink.chunk(Buffer.from(JSON.stringify({ input_tokens: inputTokens })));
    this.#sink.end();
  }

  fail(error: ProviderError): void {
    this.#sink.fail(toBedrockError(error));
  }

  #fail(code: 'upstream_answer_too_large' | 'upstream_malformed_answer'): void {
    const { status, requestId } = this.#head ?? {};
    this.#sink.fail(new ProviderError(code, { status, requestId }));
  }
}
