import type { ChatDelta } from '../stream/chat-delta.ts';
import { type AnthropicEvent, hasMembers, objectOf } from './anthropic-event.ts';
import { readStopReason } from './anthropic-stop-reason.ts';

const NOTHING: readonly ChatDelta[] = Object.freeze([]);

/** The pieces of one stream, in order. Blocks of tools that Anthropic runs itself are none: nobody can ask for them. */
export class AnthropicDeltas {
  #toolCalls = 0;
  /** The type of the block that is open. */
  #block: unknown = null;

  of(event: AnthropicEvent): readonly ChatDelta[] {
    switch (event.type) {
      case 'message_start': {
        const { id, model } = objectOf(event.message);
        return [{ kind: 'start', id: textOrNull(id), model: textOrNull(model) }];
      }
      case 'content_block_start':
        return this.#blockStart(objectOf(event.content_block));
      case 'content_block_delta':
        return this.#blockDelta(objectOf(event.delta));
      case 'content_block_stop':
        this.#block = null;
        return NOTHING;
      case 'message_delta':
        return messageDelta(objectOf(event.delta));
      default:
        return NOTHING;
    }
  }

  #blockStart(block: Readonly<Record<string, unknown>>): readonly ChatDelta[] {
    this.#block = block.type;
    switch (block.type) {
      case 'text':
        return textDelta('text', block.text);
      case 'thinking':
        return [...textDelta('reasoning', block.thinking), ...signatureDelta(block.signature)];
      case 'redacted_thinking':
        return typeof block.data === 'string' ? [{ kind: 'redacted-reasoning', data: block.data }] : NOTHING;
      case 'tool_use': {
        const given = hasMembers(block.input) ? JSON.stringify(block.input) : '';
        const [id, name] = [textOrNull(block.id), textOrNull(block.name)];
        return [{ kind: 'tool-call', index: this.#toolCalls++, id, name, arguments: given }];
      }
      default:
        return NOTHING;
    }
  }

  #blockDelta(delta: Readonly<Record<string, unknown>>): readonly ChatDelta[] {
    switch (delta.type) {
      case 'text_delta':
        return textDelta('text', delta.text);
      case 'thinking_delta':
        return textDelta('reasoning', delta.thinking);
      case 'signature_delta':
        return signatureDelta(delta.signature);
      case 'citations_delta':
        return [{ kind: 'citation', citation: delta.citation }];
      case 'input_json_delta': {
        const { partial_json: pieces } = delta;
        if (this.#block !== 'tool_use' || typeof pieces !== 'string' || pieces === '') return NOTHING;
        return [{ kind: 'tool-call', index: this.#toolCalls - 1, id: null, name: null, arguments: pieces }];
      }
      default:
        return NOTHING;
    }
  }
}

/** The finish; a refusal says why, in some cases. */
function messageDelta({
  stop_reason,
  stop_sequence,
  stop_details,
}: Readonly<Record<string, unknown>>): readonly ChatDelta[] {
  const finish = readStopReason(stop_reason, stop_sequence);
  if (finish === null) return NOTHING;
  return [...textDelta('refusal', objectOf(stop_details).explanation), { kind: 'finish', ...finish }];
}

function textDelta(kind: 'text' | 'reasoning' | 'refusal', text: unknown): readonly ChatDelta[] {
  return typeof text === 'string' && text !== '' ? [{ kind, text }] : NOTHING;
}

function signatureDelta(signature: unknown): readonly ChatDelta[] {
  return typeof signature === 'string' && signature !== ''
    ? [{ kind: 'reasoning-signature', signature }]
    : NOTHING;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
