import type { ContentPart } from '../translation/chat-request.ts';

/**
 * `reasoning_details` of OpenRouter (https://openrouter.ai/docs/use-cases/reasoning-tokens): the reasoning of an answer in parts
 * that a client sends back as they are, so that signatures and encrypted reasoning survive the way through OpenAI's API.
 */
export type ReasoningPart = Extract<ContentPart, { kind: 'reasoning' | 'redacted-reasoning' }>;

interface Detail {
  type?: unknown;
  text?: unknown;
  summary?: unknown;
  signature?: unknown;
  data?: unknown;
  index?: unknown;
}

/** Pieces of one index belong together: a client may have collected them from a stream. */
export function readReasoningDetails(details: unknown): ReasoningPart[] {
  const parts: ReasoningPart[] = [];
  let lastIndex: unknown = null;
  for (const detail of Array.isArray(details) ? (details as (Detail | null)[]) : []) {
    if (typeof detail !== 'object' || detail === null) continue;
    if (detail.type === 'reasoning.encrypted') {
      if (typeof detail.data === 'string') parts.push({ kind: 'redacted-reasoning', data: detail.data });
      lastIndex = null;
      continue;
    }
    const text = textOf(detail.text) ?? textOf(detail.summary) ?? '';
    const signature = textOf(detail.signature);
    const last = parts.at(-1);
    const continues = last?.kind === 'reasoning' && last.signature === null && lastIndex === detail.index;
    if (continues && typeof detail.index === 'number') {
      parts[parts.length - 1] = { kind: 'reasoning', text: last.text + text, signature };
    } else if (text !== '' || signature !== null) parts.push({ kind: 'reasoning', text, signature });
    lastIndex = detail.index;
  }
  return parts;
}

/** @param index of the part in its answer */
export function writeReasoningDetail(part: ReasoningPart, index: number): object {
  return part.kind === 'reasoning'
    ? { type: 'reasoning.text', text: part.text, signature: part.signature, index }
    : { type: 'reasoning.encrypted', data: part.data, index };
}

/** Undefined where the plain text says everything. */
export function writeReasoningDetails(parts: readonly ContentPart[]): object[] | undefined {
  const reasoning = parts.filter(isReasoning);
  const isPlain = reasoning.every((part) => part.kind === 'reasoning' && part.signature === null);
  return isPlain ? undefined : reasoning.map(writeReasoningDetail);
}

/** Undefined without any. */
export function writeReasoningText(parts: readonly ContentPart[]): string | undefined {
  const text = parts.map((part) => (part.kind === 'reasoning' ? part.text : '')).join('');
  return text === '' ? undefined : text;
}

export function isReasoning(part: ContentPart): part is ReasoningPart {
  return part.kind === 'reasoning' || part.kind === 'redacted-reasoning';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
