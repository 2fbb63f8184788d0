import { type TokenUsage, UNKNOWN_USAGE } from '../../usage/usage-record.ts';
import type { BodyAnswer } from '../dialect.ts';
import { readJsonObject } from '../json-answer.ts';
import { readErrorWords } from '../read-error-words.ts';
import { tokenCount } from '../token-count.ts';

/** An answer without generated tokens; null when the body is not a JSON object. */
export function readJsonBody(body: Uint8Array): BodyAnswer | null {
  const answer = readJsonObject(body);
  if (answer === null) return null;
  return {
    finishReason: null,
    usage: readInputUsage(answer),
    generatedBytes: 0,
    model: typeof answer.model === 'string' ? answer.model : null,
    error: answer.error === undefined || answer.error === null ? null : readErrorWords(answer.error),
  };
}

/**
 * `usage.prompt_tokens`, or `usage.total_tokens`, since all tokens are input (OpenAI, vLLM, Jina);
 * `meta.tokens.input_tokens` or `meta.billed_units.input_tokens` (Cohere). Output is a known zero, not unknown.
 */
function readInputUsage(answer: Readonly<Record<string, unknown>>): TokenUsage | null {
  const usage = member(answer, 'usage');
  const meta = member(answer, 'meta');
  const inputTokens =
    tokenCount(usage.prompt_tokens) ??
    tokenCount(usage.total_tokens) ??
    tokenCount(member(meta, 'tokens').input_tokens) ??
    tokenCount(member(meta, 'billed_units').input_tokens);
  if (inputTokens === null) return null;
  return { ...UNKNOWN_USAGE, inputTokens, outputTokens: 0 };
}

function member(object: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const value = object[name];
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
