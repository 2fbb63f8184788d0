import type { UsageMode } from './parameters.ts';

/** The numbers of one answer, and when they are told. */
export interface UsageReport {
  readonly mode: UsageMode;
  readonly isAsked: boolean;
  readonly isContinuousAsked: boolean;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly completionTokens: number;
  readonly reasoningTokens: number;
}

/** @returns the usage object of the whole answer, as JSON. */
export function usageJson(usage: UsageReport): string {
  const isZero = usage.mode === 'zero';
  const prompt = isZero ? 0 : usage.promptTokens;
  const completion = isZero ? 0 : usage.completionTokens;
  return (
    `{"prompt_tokens":${prompt},"completion_tokens":${completion},"total_tokens":${prompt + completion},` +
    `"prompt_tokens_details":{"cached_tokens":${isZero ? 0 : usage.cachedTokens}},` +
    `"completion_tokens_details":{"reasoning_tokens":${isZero ? 0 : usage.reasoningTokens}}}`
  );
}

/** @returns the member that ends a chunk after `completionTokens` tokens, as `,"usage":…`, or nothing. */
export function chunkUsageMember(usage: UsageReport, completionTokens: number): string {
  if (isContinuous(usage)) {
    const prompt = usage.promptTokens;
    return (
      `,"usage":{"prompt_tokens":${prompt},"completion_tokens":${completionTokens},` +
      `"total_tokens":${prompt + completionTokens}}`
    );
  }
  return hasUsageChunk(usage) ? ',"usage":null' : '';
}

/** Whether a last chunk with empty choices carries the usage (OpenAI's `include_usage`). */
export function hasUsageChunk(usage: UsageReport): boolean {
  switch (usage.mode) {
    case 'asked':
      return usage.isAsked;
    case 'always':
    case 'zero':
    case 'continuous':
      return true;
    case 'never':
    case 'with_finish':
      return false;
  }
}

/** vLLM gives running usage only together with `include_usage`. */
export function isContinuous(usage: UsageReport): boolean {
  return usage.mode === 'continuous' || (usage.mode === 'asked' && usage.isAsked && usage.isContinuousAsked);
}
