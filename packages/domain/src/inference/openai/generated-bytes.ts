import { utf8Bytes } from '../utf8-bytes.ts';
import type { Choice } from './openai-delta-reader.ts';

type Json = Readonly<Record<string, unknown>>;

/** Parts in parts: a thinking part has text parts. */
const MAX_DEPTH = 3;

/**
 * UTF-8 bytes of what was generated in a choice of an answer or of an event: text, reasoning, a refusal, a transcript, and
 * names and arguments of calls.
 */
export function generatedBytes(choice: unknown): number {
  const { text, delta, message } = object(choice) as Choice & { message?: unknown };
  const { content, reasoning_content, reasoning, refusal, audio, tool_calls, function_call } = object(
    delta ?? message,
  );
  let bytes = bytesOf(text) + bytesOf(content) + bytesOf(refusal) + bytesOf(object(audio).transcript);
  // vLLM and others say the same under both names.
  bytes += (bytesOf(reasoning_content) || bytesOf(reasoning)) + bytesOfCall(function_call);
  for (const call of Array.isArray(tool_calls) ? tool_calls : []) {
    const { function: called, custom } = object(call);
    bytes += bytesOfCall(called) + bytesOfCall(custom);
  }
  return bytes;
}

/** A text, or a list of parts with `text`, `refusal` or `thinking`. */
export function bytesOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return utf8Bytes(value);
  if (!Array.isArray(value) || depth === MAX_DEPTH) return 0;
  let bytes = 0;
  for (const part of value) {
    const { text, refusal, thinking } = object(part);
    bytes += bytesOf(text ?? refusal ?? thinking, depth + 1);
  }
  return bytes;
}

/** `input` is that of custom tools. */
export function bytesOfCall(call: unknown): number {
  const { name, arguments: given, input } = object(call);
  return bytesOf(name) + bytesOf(given ?? input);
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
