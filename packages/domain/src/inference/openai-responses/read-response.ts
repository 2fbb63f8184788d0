import type { BodyAnswer } from '../dialect.ts';
import { readErrorWords } from '../read-error-words.ts';
import { readUsage } from '../read-usage.ts';
import type { ErrorWords } from '../stream/stream-state.ts';

type Json = Readonly<Record<string, unknown>>;

/** Error codes of Responses, and the HTTP status that each stands for. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = { rate_limit_exceeded: 429, server_error: 500 };

/** The parts of a response object that Weir reads, in an answer or in an event. */
export function readResponse(response: Json): Omit<BodyAnswer, 'generatedBytes'> {
  const { status, error, model } = response;
  const failed = status === 'failed' || (error !== undefined && error !== null);
  return {
    finishReason: finishReason(status, response.incomplete_details),
    usage: readUsage(response.usage),
    model: typeof model === 'string' ? model : null,
    error: failed ? readResponseError(error) : null,
  };
}

/** The error's message and code, with the status of that code. */
export function readResponseError(error: unknown): ErrorWords {
  const words = readErrorWords(error ?? {});
  return { ...words, status: words.status ?? STATUS_OF_CODE[words.code ?? ''] ?? null };
}

/** Why it ended: `completed`, or the reason for being incomplete (`max_output_tokens`, `content_filter`). */
function finishReason(status: unknown, details: unknown): string | null {
  if (status === 'completed') return 'completed';
  if (status !== 'incomplete') return null;
  const reason = (details as { reason?: unknown } | null | undefined)?.reason;
  return typeof reason === 'string' && reason !== '' ? reason : 'incomplete';
}
