import type { TokenUsage } from '../../usage/usage-record.ts';
import { readUsage } from '../read-usage.ts';
import { tokenCount } from '../token-count.ts';

interface WithUsage {
  readonly usage?: unknown;
  readonly x_groq?: unknown;
  readonly choices?: unknown;
  readonly timings?: unknown;
}

/**
 * The usage in a completion or in an event of one. Besides `usage` itself, Groq reports it in `x_groq.usage` and Moonshot in
 * `choices[0].usage`, both in the event of the finish and without being asked. llama.cpp before February 2026 reports its
 * cached tokens only in `timings.cache_n`.
 */
export function readCompletionUsage(answer: WithUsage): TokenUsage | null {
  const usage =
    readUsage(answer.usage) ??
    readUsage((answer.x_groq as WithUsage | null | undefined)?.usage) ??
    readUsage((answer.choices as (WithUsage | null)[] | null | undefined)?.[0]?.usage);
  if (usage === null || usage.cachedInputTokens !== null) return usage;
  const cached = tokenCount((answer.timings as { cache_n?: unknown } | null | undefined)?.cache_n);
  return cached === null ? usage : { ...usage, cachedInputTokens: cached };
}
