import type { ClientError } from '../dialect.ts';

/**
 * The `error` event of a stream, with the number after the last event's. `request_id` is added to OpenAI's members.
 * Source: https://platform.openai.com/docs/api-reference/responses-streaming/error
 */
export function openAiResponsesErrorEvent(error: ClientError, lastEvent: string | null): string {
  const { code, message, param, requestId } = error;
  const event = {
    type: 'error',
    sequence_number: sequenceNumberBehind(lastEvent),
    code,
    message,
    param,
    request_id: requestId,
  };
  return `event: error\ndata: ${JSON.stringify(event)}\n\n`;
}

/** 0 when there was no event before, or it has no number. */
function sequenceNumberBehind(lastEvent: string | null): number {
  if (lastEvent === null) return 0;
  try {
    const { sequence_number: last } = JSON.parse(lastEvent) as { sequence_number?: unknown };
    return Number.isSafeInteger(last) ? (last as number) + 1 : 0;
  } catch {
    return 0;
  }
}
