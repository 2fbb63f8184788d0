import type { TokenUsage } from '../../usage/usage-record.ts';
import { tokenCount } from '../token-count.ts';

/**
 * The `usage` object of an OpenAI answer. Null when there is none; a count that is absent or not a
 * non-negative integer is null, an explicit zero is zero.
 */
export function readUsage(value: unknown): TokenUsage | null {
  if (typeof value !== 'object' || value === null) return null;
  const usage = value as Record<string, unknown>;
  const inputDetails = (usage.prompt_tokens_details ?? {}) as Record<string, unknown>;
  const outputDetails = (usage.completion_tokens_details ?? {}) as Record<string, unknown>;
  const inputTokens = tokenCount(usage.prompt_tokens);
  const outputTokens = tokenCount(usage.completion_tokens);
  if (inputTokens === null && outputTokens === null) return null;
  return {
    inputTokens,
    cachedInputTokens: tokenCount(inputDetails.cached_tokens),
    cacheWriteTokens: tokenCount(inputDetails.cache_creation_tokens),
    outputTokens,
    reasoningTokens: tokenCount(outputDetails.reasoning_tokens),
  };
}
