import type { RequestProblem } from '../model-api.ts';
import type { UsageTelling } from '../usage-json.ts';

/** The members that both kinds of completion have. */
export interface CompletionRequest {
  readonly stream?: unknown;
  readonly stream_options?: { include_usage?: unknown; continuous_usage_stats?: unknown } | null;
  readonly n?: unknown;
  readonly stop?: unknown;
  readonly max_tokens?: unknown;
  readonly max_completion_tokens?: unknown;
}

const maximumChoices = 16;

/** @returns how many choices are asked for, or what is wrong with the number. */
export function readChoices(n: unknown): number | RequestProblem {
  const choices = (n ?? 1) as number;
  if (Number.isInteger(choices) && choices >= 1 && choices <= maximumChoices) return choices;
  return { message: `n must be a whole number from 1 to ${maximumChoices}.`, param: 'n' };
}

/** @returns when a stream reports its usage. */
export function readUsageTelling(request: CompletionRequest): UsageTelling {
  return {
    isAsked: request.stream_options?.include_usage === true,
    isContinuousAsked: request.stream_options?.continuous_usage_stats === true,
  };
}
