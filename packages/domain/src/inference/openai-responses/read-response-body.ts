import type { BodyAnswer } from '../dialect.ts';
import { readJsonObject } from '../json-answer.ts';
import { bytesOf, bytesOfCall } from '../openai/generated-bytes.ts';
import { readResponse } from './read-response.ts';

/** A response that is not streamed; null when the body is not a JSON object. */
export function readResponseBody(body: Uint8Array): BodyAnswer | null {
  const response = readJsonObject(body);
  if (response === null) return null;
  let generatedBytes = 0;
  for (const item of Array.isArray(response.output) ? (response.output as unknown[]) : []) {
    const { content, summary } = (item ?? {}) as { content?: unknown; summary?: unknown };
    generatedBytes += bytesOf(content) + bytesOf(summary) + bytesOfCall(item);
  }
  return { ...readResponse(response), generatedBytes };
}
