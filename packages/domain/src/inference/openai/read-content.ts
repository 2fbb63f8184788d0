import type { ContentPart } from '../translation/chat-request.ts';

interface Part {
  type?: unknown;
  text?: unknown;
  thinking?: unknown;
  refusal?: unknown;
}

/**
 * The content of a message that a model wrote: a text, or parts of text, of a refusal, or of thinking, which has parts itself
 * (Mistral). What is none of these is left out.
 */
export function readContent(content: unknown): ContentPart[] {
  if (typeof content === 'string') return content === '' ? [] : [{ kind: 'text', text: content }];
  const parts: ContentPart[] = [];
  for (const part of Array.isArray(content) ? (content as (Part | null)[]) : []) {
    if (typeof part !== 'object' || part === null) continue;
    if (typeof part.text === 'string') parts.push({ kind: 'text', text: part.text });
    else if (typeof part.refusal === 'string') parts.push({ kind: 'refusal', text: part.refusal });
    else if (part.type === 'thinking') {
      const text = textOfThinking(part.thinking);
      if (text !== '') parts.push({ kind: 'reasoning', text, signature: null });
    }
  }
  return parts;
}

function textOfThinking(thinking: unknown): string {
  if (typeof thinking === 'string') return thinking;
  if (!Array.isArray(thinking)) return '';
  return (thinking as (Part | null)[])
    .map((part) => (typeof part?.text === 'string' ? part.text : ''))
    .join('');
}
