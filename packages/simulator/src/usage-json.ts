import type { ScenarioParameters, UsageMode } from './parameters.ts';

/** The numbers of one answer, and how its scenario reports them. */
export interface Usage {
  readonly mode: UsageMode;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  /** Prompt tokens written to a cache; OpenAI's APIs do not tell them. */
  readonly cacheWriteTokens: number;
  readonly completionTokens: number;
  readonly reasoningTokens: number;
}

/** The usage that the request of a streamed completion asks for. */
export interface UsageTelling {
  readonly isAsked: boolean;
  readonly isContinuousAsked: boolean;
}

export interface UsageReport extends Usage, UsageTelling {}

/** @returns the reported numbers: all zero if the scenario says so. */
export function toldUsage(usage: Usage): Usage {
  if (usage.mode !== 'zero') return usage;
  return {
    mode: 'zero',
    promptTokens: 0,
    cachedTokens: 0,
    cacheWriteTokens: 0,
    completionTokens: 0,
    reasoningTokens: 0,
  };
}

/** @returns the usage object of a whole completion, as JSON. */
export function usageJson(usage: Usage): string {
  const { promptTokens, cachedTokens, completionTokens, reasoningTokens } = toldUsage(usage);
  return (
    `{"prompt_tokens":${promptTokens},"completion_tokens":${completionTokens},` +
    `"total_tokens":${promptTokens + completionTokens},` +
    `"prompt_tokens_details":{"cached_tokens":${cachedTokens}},` +
    `"completion_tokens_details":{"reasoning_tokens":${reasoningTokens}}}`
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

/** @returns the `usage` member of an answer to a prompt that is only read; none if the scenario never reports it. */
export function promptUsage(
  tokens: number,
  { usage, promptTokens }: ScenarioParameters,
): { readonly usage?: { readonly prompt_tokens: number; readonly total_tokens: number } } {
  if (usage === 'never') return {};
  const told = usage === 'zero' ? 0 : (promptTokens ?? tokens);
  return { usage: { prompt_tokens: told, total_tokens: told } };
}
