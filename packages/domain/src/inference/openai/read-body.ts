import type { TokenUsage } from '../../usage/usage-record.ts';
import type { UpstreamWords } from '../provider-error.ts';
import { readErrorWords, readUsage } from './read-usage.ts';

/** What Weir reads of an OpenAI answer that is not streamed. */
export interface OpenAiAnswer {
  readonly finishReason: string | null;
  readonly usage: TokenUsage | null;
  readonly model: string | null;
  /** Some servers answer 200 with an error in place of the answer. */
  readonly error: (UpstreamWords & { readonly status: number | null }) | null;
}

const decoder = new TextDecoder('utf-8');

/** Null when the body is not a JSON object. */
export function readOpenAiBody(body: Uint8Array): OpenAiAnswer | null {
  let answer: Record<string, unknown>;
  try {
    answer = JSON.parse(decoder.decode(body)) as Record<string, unknown>;
  } catch {
    return null;
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return null;
  const choices = Array.isArray(answer.choices) ? (answer.choices as unknown[]) : [];
  const first = choices[0] as { finish_reason?: unknown } | null | undefined;
  return {
    finishReason: typeof first?.finish_reason === 'string' ? first.finish_reason : null,
    usage: readUsage(answer.usage),
    model: typeof answer.model === 'string' ? answer.model : null,
    error: answer.error === undefined || answer.error === null ? null : readErrorWords(answer.error),
  };
}
