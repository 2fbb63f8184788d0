import type { ChatDelta } from '../stream/chat-delta.ts';

interface DeltaEvent {
  delta?: unknown;
  output_index?: unknown;
  item?: unknown;
}

/** The piece of the answer in a typed event; null without one. The start of a function call is one: it has id and name. */
export function readResponsesDelta(type: string, event: DeltaEvent): ChatDelta | null {
  const text = typeof event.delta === 'string' ? event.delta : '';
  switch (type) {
    case 'response.output_text.delta':
    case 'response.refusal.delta':
      return text === '' ? null : { kind: 'text', text };
    case 'response.reasoning_text.delta':
    case 'response.reasoning_summary_text.delta':
      return text === '' ? null : { kind: 'reasoning', text };
    case 'response.function_call_arguments.delta':
      return text === '' ? null : toolCall(event, null, null, text);
    case 'response.output_item.added': {
      const item = event.item as Record<string, unknown> | null | undefined;
      return item?.type === 'function_call' ? toolCall(event, item.call_id, item.name, '') : null;
    }
    default:
      return null;
  }
}

function toolCall({ output_index }: DeltaEvent, id: unknown, name: unknown, pieces: string): ChatDelta {
  return {
    kind: 'tool-call',
    index: Number.isInteger(output_index) ? (output_index as number) : 0,
    id: typeof id === 'string' ? id : null,
    name: typeof name === 'string' ? name : null,
    arguments: pieces,
  };
}
