import type { ChatAnswer } from '../translation/chat-answer.ts';
import type { ContentPart } from '../translation/chat-request.ts';
import type { JsonObject } from '../translation/translator.ts';
import { toStopReason } from './anthropic-stop-reason.ts';
import type { MessageFrame } from './message-event-writer.ts';
import { writeCitation } from './write-citation.ts';
import { writeMessageUsage } from './write-message-usage.ts';

/** A whole message (https://docs.claude.com/en/api/messages). @throws SyntaxError for arguments that are not JSON */
export function writeMessageAnswer(answer: ChatAnswer, frame: MessageFrame): object {
  const [choice] = answer.choices;
  const content = (choice?.content ?? []).flatMap(writeBlock);
  const calls = content.some(({ type }) => type === 'tool_use');
  const reason = choice?.finish?.reason;
  return {
    id: frame.id,
    type: 'message',
    role: 'assistant',
    model: answer.model ?? frame.model,
    content,
    stop_reason: reason === undefined ? (calls ? 'tool_use' : 'end_turn') : toStopReason(reason),
    stop_sequence: choice?.finish?.stopSequence ?? null,
    usage: writeMessageUsage(answer.usage),
  };
}

function writeBlock(part: ContentPart): JsonObject[] {
  switch (part.kind) {
    case 'text': {
      const citations = (part.citations ?? []).map(writeCitation).filter((one) => one !== null);
      if (part.text === '' && citations.length === 0) return [];
      return [{ type: 'text', text: part.text, ...(citations.length > 0 && { citations }) }];
    }
    case 'refusal':
      return part.text === '' ? [] : [{ type: 'text', text: part.text }];
    case 'reasoning':
      return [{ type: 'thinking', thinking: part.text, signature: part.signature ?? '' }];
    case 'redacted-reasoning':
      return [{ type: 'redacted_thinking', data: part.data }];
    case 'tool-call': {
      const input: unknown = part.arguments.trim() === '' ? {} : JSON.parse(part.arguments);
      return [{ type: 'tool_use', id: part.id, name: part.name, input }];
    }
    default:
      // Models of these APIs answer with nothing else.
      return [];
  }
}
