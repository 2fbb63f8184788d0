import type { TokenUsage } from './usage-record.ts';

/** Counts from several events: a later count replaces an earlier one, an unknown count replaces nothing. */
export function mergeUsage(earlier: TokenUsage | null, later: TokenUsage): TokenUsage {
  if (earlier === null) return later;
  return {
    inputTokens: later.inputTokens ?? earlier.inputTokens,
    cachedInputTokens: later.cachedInputTokens ?? earlier.cachedInputTokens,
    cacheWriteTokens: later.cacheWriteTokens ?? earlier.cacheWriteTokens,
    outputTokens: later.outputTokens ?? earlier.outputTokens,
    reasoningTokens: later.reasoningTokens ?? earlier.reasoningTokens,
    audioInputTokens: later.audioInputTokens ?? earlier.audioInputTokens,
    imageInputTokens: later.imageInputTokens ?? earlier.imageInputTokens,
    audioOutputTokens: later.audioOutputTokens ?? earlier.audioOutputTokens,
  };
}
