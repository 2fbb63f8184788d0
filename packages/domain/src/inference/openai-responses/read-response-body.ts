import type { BodyAnswer } from '../dialect.ts';
import { readJsonObject } from '../json-answer.ts';
import { readResponse } from './read-response.ts';

/** A response that is not streamed; null when the body is not a JSON object. */
export function readResponseBody(body: Uint8Array): BodyAnswer | null {
  const response = readJsonObject(body);
  return response === null ? null : readResponse(response);
}
