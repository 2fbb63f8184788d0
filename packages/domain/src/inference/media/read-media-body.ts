import type { BodyAnswer } from '../dialect.ts';
import { readJsonObject } from '../json-answer.ts';
import { readErrorWords } from '../read-error-words.ts';
import { readUsage } from '../read-usage.ts';
import { utf8Bytes } from '../utf8-bytes.ts';

/**
 * An answer with images or a transcription. A transcription may also be a plain text, subtitles included, of which nothing is
 * read.
 */
export function readMediaBody(body: Uint8Array): BodyAnswer {
  const answer = readJsonObject(body);
  if (answer === null) return { ...NOTHING, generatedBytes: body.length };
  const { data, text, usage, duration, error } = answer;
  return {
    ...NOTHING,
    usage: readUsage(usage),
    generatedBytes: typeof text === 'string' ? utf8Bytes(text) : 0,
    units: Array.isArray(data) ? data.length : (readSeconds(usage) ?? wholeSeconds(duration)),
    error: error === undefined || error === null ? null : readErrorWords(error),
  };
}

const NOTHING: BodyAnswer = {
  finishReason: null,
  usage: null,
  generatedBytes: 0,
  model: null,
  units: null,
  error: null,
};

/** `{"type": "duration", "seconds": 12.3}`: what is counted by the second is counted by started ones. */
export function readSeconds(usage: unknown): number | null {
  return wholeSeconds((usage as { seconds?: unknown } | null | undefined)?.seconds);
}

function wholeSeconds(seconds: unknown): number | null {
  if (typeof seconds !== 'number' || !(seconds >= 0) || seconds > Number.MAX_SAFE_INTEGER) return null;
  return Math.ceil(seconds);
}
