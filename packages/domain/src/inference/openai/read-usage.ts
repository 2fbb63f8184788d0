import type { TokenUsage } from '../../usage/usage-record.ts';
import type { UpstreamWords } from '../provider-error.ts';

/**
 * The `usage` object of an OpenAI answer. Null when there is none; a count that is absent or not a
 * non-negative integer is null, an explicit zero is zero.
 */
export function readUsage(value: unknown): TokenUsage | null {
  if (typeof value !== 'object' || value === null) return null;
  const usage = value as Record<string, unknown>;
  const inputDetails = (usage.prompt_tokens_details ?? {}) as Record<string, unknown>;
  const outputDetails = (usage.completion_tokens_details ?? {}) as Record<string, unknown>;
  const inputTokens = count(usage.prompt_tokens);
  const outputTokens = count(usage.completion_tokens);
  if (inputTokens === null && outputTokens === null) return null;
  return {
    inputTokens,
    cachedInputTokens: count(inputDetails.cached_tokens),
    cacheWriteTokens: count(inputDetails.cache_creation_tokens),
    outputTokens,
    reasoningTokens: count(outputDetails.reasoning_tokens),
  };
}

/** Counts are stored as 32-bit integers. */
const MAX_COUNT = 2_147_483_647;

function count(value: unknown): number | null {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_COUNT
    ? (value as number)
    : null;
}

/** The words of an OpenAI `error` value, an object or a bare string. */
export function readErrorWords(value: unknown): UpstreamWords & { readonly status: number | null } {
  const error = (typeof value === 'object' && value !== null ? value : { message: value }) as Record<
    string,
    unknown
  >;
  const code = typeof error.code === 'number' ? String(error.code) : text(error.code);
  return {
    message: text(error.message) ?? 'The upstream reported an error.',
    type: text(error.type),
    code,
    param: text(error.param),
    status: statusOf(error.code) ?? statusOf(error.status),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function statusOf(value: unknown): number | null {
  const status = typeof value === 'string' ? Number(value) : value;
  return Number.isInteger(status) && (status as number) >= 400 && (status as number) <= 599
    ? (status as number)
    : null;
}
