import { type TokenUsage, UNKNOWN_USAGE } from '../../usage/usage-record.ts';
import { tokenCount } from '../token-count.ts';

/**
 * `TokenUsage` of Converse, whose `inputTokens` leave out what was read from a cache or written to one. Null when it has neither
 * input nor output.
 */
export function readConverseUsage(value: unknown): TokenUsage | null {
  if (typeof value !== 'object' || value === null) return null;
  const usage = value as Readonly<Record<string, unknown>>;
  const inputTokens = tokenCount(usage.inputTokens);
  const outputTokens = tokenCount(usage.outputTokens);
  if (inputTokens === null && outputTokens === null) return null;
  const cachedInputTokens = tokenCount(usage.cacheReadInputTokens);
  const cacheWriteTokens = tokenCount(usage.cacheWriteInputTokens);
  return {
    ...UNKNOWN_USAGE,
    inputTokens:
      inputTokens === null
        ? null
        : tokenCount(inputTokens + (cachedInputTokens ?? 0) + (cacheWriteTokens ?? 0)),
    cachedInputTokens,
    cacheWriteTokens,
    outputTokens,
  };
}
