import type { TokenUsage } from '../usage/usage-record.ts';
import { tokenCount } from './token-count.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The names under which upstreams report each count, as paths into a `usage` object. Where one reports a count under several
 * names, the largest counts: servers fill names that they do not use with zeros. docs/usage.md names the vendors and their
 * documentation; a test compares the two.
 */
export const USAGE_PATHS: Readonly<Record<keyof TokenUsage, readonly string[]>> = {
  inputTokens: ['prompt_tokens', 'input_tokens'],
  cachedInputTokens: [
    'prompt_tokens_details.cached_tokens',
    'input_tokens_details.cached_tokens',
    'prompt_cache_hit_tokens',
    'cached_tokens',
    'num_cached_tokens',
    'cache_read_input_tokens',
  ],
  cacheWriteTokens: [
    'prompt_tokens_details.cache_write_tokens',
    'input_tokens_details.cache_write_tokens',
    'prompt_tokens_details.cache_creation_tokens',
    'prompt_tokens_details.cache_creation_input_tokens',
    'cache_creation_input_tokens',
  ],
  outputTokens: ['completion_tokens', 'output_tokens'],
  reasoningTokens: [
    'completion_tokens_details.reasoning_tokens',
    'output_tokens_details.reasoning_tokens',
    'reasoning_tokens',
  ],
  audioInputTokens: [
    'prompt_tokens_details.audio_tokens',
    'input_tokens_details.audio_tokens',
    'input_token_details.audio_tokens',
  ],
  imageInputTokens: ['prompt_tokens_details.image_tokens', 'input_tokens_details.image_tokens'],
  audioOutputTokens: ['completion_tokens_details.audio_tokens', 'output_tokens_details.audio_tokens'],
};

const SPLIT_PATHS = Object.entries(USAGE_PATHS).map(
  ([count, paths]) => [count as keyof TokenUsage, paths.map((path) => path.split('.'))] as const,
);

/**
 * A `usage` object of chat completions, text completions or Responses. Null when it has neither input nor output; a count
 * that is absent or not a non-negative integer is null, an explicit zero is zero.
 */
export function readUsage(value: unknown): TokenUsage | null {
  if (!isObject(value)) return null;
  const counts = {} as Record<keyof TokenUsage, number | null>;
  for (const [count, paths] of SPLIT_PATHS) counts[count] = largest(value, paths);
  const { inputTokens, outputTokens } = counts;
  if (inputTokens === null && outputTokens === null) return null;
  return {
    ...counts,
    inputTokens: inputTokens === null ? null : tokenCount(inputTokens + cacheBesideInput(value)),
    outputTokens: outputTokens === null ? null : tokenCount(outputTokens + outputBesideOutput(value, counts)),
  };
}

/** Anthropic's counts beside `input_tokens`, which leaves them out. `prompt_tokens` never does. */
function cacheBesideInput(usage: Json): number {
  if (usage.prompt_tokens !== undefined || usage.input_tokens_details !== undefined) return 0;
  return (
    (tokenCount(usage.cache_read_input_tokens) ?? 0) + (tokenCount(usage.cache_creation_input_tokens) ?? 0)
  );
}

/**
 * Tokens that only the total contains. xAI reports its reasoning beside the completion, Gemini's OpenAI endpoint
 * reports its thinking nowhere else. Both bill them as output.
 */
function outputBesideOutput(usage: Json, counts: TokenUsage): number {
  const { inputTokens, outputTokens, reasoningTokens } = counts;
  const total = tokenCount(usage.total_tokens);
  if (total === null || inputTokens === null || outputTokens === null) return 0;
  const beside = total - inputTokens - outputTokens;
  return beside > 0 && (reasoningTokens === null || reasoningTokens === beside) ? beside : 0;
}

function largest(usage: Json, paths: readonly (readonly string[])[]): number | null {
  let count: number | null = null;
  for (const path of paths) {
    let value: unknown = usage;
    for (const name of path) value = isObject(value) ? value[name] : undefined;
    const found = tokenCount(value);
    if (found !== null && (count === null || found > count)) count = found;
  }
  return count;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
