import type { ClientError } from './dialect.ts';

/** The envelope of errors wherever a dialect has none of its own. OpenAI's clients read it as theirs. */
export function errorEnvelope({ message, type, code, param, details, requestId }: ClientError): string {
  return JSON.stringify({ error: { message, type, code, param, ...details, request_id: requestId } });
}
