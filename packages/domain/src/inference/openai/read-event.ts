import type { TokenUsage } from '../../usage/index.ts';
import type { StreamEvent } from '../stream/stream-state.ts';
import { readErrorWords, readUsage } from './read-usage.ts';

/** A delta with something in it; nothing else to know. Shared, because nearly every event is one. */
const TOKEN: StreamEvent = Object.freeze({ kind: 'token' });
const TERMINAL: StreamEvent = Object.freeze({ kind: 'terminal' });
const OTHER: StreamEvent = Object.freeze({ kind: 'other' });

interface Chunk {
  model?: unknown;
  usage?: unknown;
  error?: unknown;
  choices?: unknown;
}

interface Choice {
  finish_reason?: unknown;
  text?: unknown;
  delta?: Record<string, unknown> | null;
}

/**
 * Reads one event of an OpenAI chat or text completion stream
 * (https://platform.openai.com/docs/api-reference/chat-streaming).
 *
 * Once the first token was seen, an event is parsed as JSON only when it may carry usage, a finish, an error or an
 * empty delta: about 0.1 µs instead of 1 µs for the others.
 */
export function readOpenAiEvent(data: string, tokensSeen: boolean): StreamEvent {
  if (data === '[DONE]') return TERMINAL;
  if (tokensSeen && !mayMatter(data)) return TOKEN;

  let chunk: Chunk;
  try {
    chunk = JSON.parse(data) as Chunk;
  } catch {
    return OTHER;
  }
  if (typeof chunk !== 'object' || chunk === null) return OTHER;
  if (chunk.error !== undefined && chunk.error !== null) {
    return { kind: 'error', words: readErrorWords(chunk.error) };
  }

  const choices = Array.isArray(chunk.choices) ? (chunk.choices as Choice[]) : [];
  const usage: TokenUsage | null = readUsage(chunk.usage);
  let finishReason: string | null = null;
  let carriesToken = false;
  for (const choice of choices) {
    if (typeof choice !== 'object' || choice === null) continue;
    if (typeof choice.finish_reason === 'string' && choice.finish_reason !== '')
      finishReason = choice.finish_reason;
    if (!carriesToken) carriesToken = hasContent(choice);
  }
  return {
    kind: 'chunk',
    carriesToken,
    finishReason,
    usage,
    usageOnly: usage !== null && choices.length === 0,
    model: typeof chunk.model === 'string' ? chunk.model : null,
  };
}

function hasContent(choice: Choice): boolean {
  if (typeof choice.text === 'string') return choice.text !== '';
  const delta = choice.delta;
  if (typeof delta !== 'object' || delta === null) return false;
  for (const name in delta) {
    if (name === 'role') continue;
    const value = delta[name];
    if (typeof value === 'string' ? value !== '' : value !== null && value !== undefined) return true;
  }
  return false;
}

function mayMatter(data: string): boolean {
  return (
    hasNonNull(data, '"usage"') ||
    hasNonNull(data, '"finish_reason"') ||
    data.includes('"error"') ||
    data.includes('"delta":{}') ||
    data.includes('"content":""') ||
    data.includes('"text":""') ||
    data.charCodeAt(0) !== 123
  );
}

/** Whether `name` stands anywhere as a key whose value does not begin with `n` (null), white space allowed. */
function hasNonNull(data: string, name: string): boolean {
  for (let at = data.indexOf(name); at !== -1; at = data.indexOf(name, at + name.length)) {
    let i = at + name.length;
    while (isSpace(data.charCodeAt(i))) i++;
    if (data.charCodeAt(i) !== 58) continue;
    i++;
    while (isSpace(data.charCodeAt(i))) i++;
    if (data.charCodeAt(i) !== 110) return true;
  }
  return false;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
