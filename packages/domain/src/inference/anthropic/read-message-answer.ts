import type { ChatAnswer } from '../translation/chat-answer.ts';
import type { ContentPart } from '../translation/chat-request.ts';
import type { JsonObject } from '../translation/translator.ts';
import { objectOf } from './anthropic-event.ts';
import { readStopReason } from './anthropic-stop-reason.ts';
import { AnthropicUsage } from './anthropic-usage.ts';

/** A whole message. Blocks of tools that Anthropic runs itself are left out: nobody can ask for them. */
export function readMessageAnswer(message: JsonObject): ChatAnswer {
  const { id, model, content, stop_reason, stop_sequence, stop_details } = message;
  const usage = new AnthropicUsage();
  usage.add(message.usage, true);
  const parts: ContentPart[] = [];
  for (const block of Array.isArray(content) ? (content as unknown[]) : []) {
    const part = readBlock(objectOf(block));
    if (part !== null) parts.push(part);
  }
  const { explanation } = objectOf(stop_details);
  if (typeof explanation === 'string' && explanation !== '')
    parts.push({ kind: 'refusal', text: explanation });
  return {
    id: typeof id === 'string' ? id : null,
    model: typeof model === 'string' ? model : null,
    choices: [{ content: parts, finish: readStopReason(stop_reason, stop_sequence), logprobs: null }],
    usage: usage.counts,
  };
}

function readBlock(block: JsonObject): ContentPart | null {
  switch (block.type) {
    case 'text': {
      const { text, citations } = block;
      if (typeof text !== 'string') return null;
      return {
        kind: 'text',
        text,
        ...(Array.isArray(citations) && citations.length > 0 && { citations: citations as unknown[] }),
      };
    }
    case 'thinking': {
      const { thinking, signature } = block;
      return {
        kind: 'reasoning',
        text: typeof thinking === 'string' ? thinking : '',
        signature: typeof signature === 'string' && signature !== '' ? signature : null,
      };
    }
    case 'redacted_thinking':
      return typeof block.data === 'string' ? { kind: 'redacted-reasoning', data: block.data } : null;
    case 'tool_use':
      return {
        kind: 'tool-call',
        id: String(block.id),
        name: String(block.name),
        arguments: JSON.stringify(block.input ?? {}),
      };
    default:
      return null;
  }
}
