import { type TokenUsage, UNKNOWN_USAGE } from '../../usage/usage-record.ts';

/**
 * Usage as Anthropic says it: the input without what a cache was read or written for. Clients want numbers, so what is not
 * known is 0.
 */
export function writeMessageUsage(usage: TokenUsage | null): object {
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens } =
    usage ?? UNKNOWN_USAGE;
  const cacheRead = cachedInputTokens ?? 0;
  const cacheWrite = cacheWriteTokens ?? 0;
  return {
    input_tokens: Math.max(0, (inputTokens ?? 0) - cacheRead - cacheWrite),
    cache_creation_input_tokens: cacheWrite,
    cache_read_input_tokens: cacheRead,
    output_tokens: outputTokens ?? 0,
    ...(reasoningTokens !== null && { output_tokens_details: { thinking_tokens: reasoningTokens } }),
  };
}
