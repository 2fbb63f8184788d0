import type { BodyAnswer } from '../dialect.ts';
import { readJsonObject } from '../json-answer.ts';
import { readAnthropicError } from './anthropic-error.ts';
import { generatedIn, objectOf } from './anthropic-event.ts';
import { AnthropicUsage } from './anthropic-usage.ts';

/** A message that is not streamed; null when the body is not a JSON object. */
export function readMessageBody(body: Uint8Array): BodyAnswer | null {
  const message = readJsonObject(body);
  if (message === null) return null;
  const { content, stop_reason, model, error } = message;
  const usage = new AnthropicUsage();
  usage.add(message.usage, true);
  let generatedBytes = 0;
  for (const block of Array.isArray(content) ? (content as unknown[]) : [])
    generatedBytes += generatedIn(objectOf(block));
  return {
    finishReason: typeof stop_reason === 'string' ? stop_reason : null,
    usage: usage.counts,
    generatedBytes,
    model: typeof model === 'string' ? model : null,
    error: error === undefined || error === null ? null : readAnthropicError(error),
  };
}
