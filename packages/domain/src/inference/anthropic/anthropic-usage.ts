import { type TokenUsage, UNKNOWN_USAGE } from '../../usage/usage-record.ts';
import { tokenCount } from '../token-count.ts';

/**
 * The counts of a `usage` object (https://docs.claude.com/en/api/messages). In a stream they come twice: what is known at its
 * beginning, and cumulative totals with the stop reason, of which some servers send only the output. Totals never shrink, so
 * the larger one counts.
 */
export class AnthropicUsage {
  #input: number | null = null;
  #cacheRead: number | null = null;
  #cacheWrite: number | null = null;
  #output: number | null = null;
  #thinking: number | null = null;

  /** @param isFinal whether the output is complete: at the beginning of a stream it is the count of a few tokens */
  add(value: unknown, isFinal: boolean): void {
    if (typeof value !== 'object' || value === null) return;
    const usage = value as Readonly<Record<string, unknown>>;
    this.#input = larger(this.#input, usage.input_tokens);
    this.#cacheRead = larger(this.#cacheRead, usage.cache_read_input_tokens);
    this.#cacheWrite = larger(this.#cacheWrite, usage.cache_creation_input_tokens);
    if (!isFinal) return;
    this.#output = larger(this.#output, usage.output_tokens);
    const { thinking_tokens } = (usage.output_tokens_details ?? {}) as { thinking_tokens?: unknown };
    this.#thinking = larger(this.#thinking, thinking_tokens);
  }

  /** What is known so far; null when nothing is. Anthropic's `input_tokens` leaves the cache out, Weir's includes it. */
  get counts(): TokenUsage | null {
    if (this.#input === null && this.#output === null) return null;
    const cache = (this.#cacheRead ?? 0) + (this.#cacheWrite ?? 0);
    return {
      ...UNKNOWN_USAGE,
      inputTokens: this.#input === null ? null : tokenCount(this.#input + cache),
      cachedInputTokens: this.#cacheRead,
      cacheWriteTokens: this.#cacheWrite,
      outputTokens: this.#output,
      reasoningTokens: this.#thinking,
    };
  }
}

function larger(count: number | null, value: unknown): number | null {
  const found = tokenCount(value);
  return found === null || (count !== null && count > found) ? count : found;
}
