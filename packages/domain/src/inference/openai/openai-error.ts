import type { ClientError } from '../dialect.ts';

/** The OpenAI error object, in answers and in error events alike. */
export function openAiErrorBody({ message, type, code, param, requestId }: ClientError): string {
  return JSON.stringify({ error: { message, type, code, param, request_id: requestId } });
}
