import type { BodyAnswer } from '../dialect.ts';
import { readJsonObject } from '../json-answer.ts';
import { readErrorWords } from '../read-error-words.ts';
import { generatedBytes } from './generated-bytes.ts';
import { readCompletionUsage } from './read-completion-usage.ts';

/** A chat or text completion that is not streamed; null when the body is not a JSON object. */
export function readOpenAiBody(body: Uint8Array): BodyAnswer | null {
  const answer = readJsonObject(body);
  if (answer === null) return null;
  const choices = Array.isArray(answer.choices) ? (answer.choices as unknown[]) : [];
  const first = choices[0] as { finish_reason?: unknown } | null | undefined;
  return {
    finishReason: typeof first?.finish_reason === 'string' ? first.finish_reason : null,
    usage: readCompletionUsage(answer),
    generatedBytes: choices.reduce<number>((bytes, choice) => bytes + generatedBytes(choice), 0),
    model: typeof answer.model === 'string' ? answer.model : null,
    error: answer.error === undefined || answer.error === null ? null : readErrorWords(answer.error),
  };
}
