import type { TokenUsage } from '../../usage/usage-record.ts';

/**
 * OpenAI's `usage` object; null unless input and output are known: unknown is not zero. Cached tokens are part of the input,
 * reasoning of the output.
 */
export function writeUsage(usage: TokenUsage | null): object | null {
  if (usage === null || usage.inputTokens === null || usage.outputTokens === null) return null;
  const { inputTokens, outputTokens } = usage;
  const ofInput = known({
    cached_tokens: usage.cachedInputTokens,
    cache_write_tokens: usage.cacheWriteTokens,
    audio_tokens: usage.audioInputTokens,
    image_tokens: usage.imageInputTokens,
  });
  const ofOutput = known({
    reasoning_tokens: usage.reasoningTokens,
    audio_tokens: usage.audioOutputTokens,
  });
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...(ofInput === null ? {} : { prompt_tokens_details: ofInput }),
    ...(ofOutput === null ? {} : { completion_tokens_details: ofOutput }),
  };
}

function known(counts: Readonly<Record<string, number | null>>): object | null {
  const entries = Object.entries(counts).filter(([, count]) => count !== null);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
