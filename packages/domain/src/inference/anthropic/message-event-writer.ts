import type { TokenUsage } from '../../usage/usage-record.ts';
import type { ChatDelta, Finish } from '../stream/chat-delta.ts';
import type { JsonObject } from '../translation/translator.ts';
import { toStopReason } from './anthropic-stop-reason.ts';
import { writeCitation } from './write-citation.ts';
import { writeMessageUsage } from './write-message-usage.ts';

export interface MessageFrame {
  readonly id: string;
  /** The name that the client knows; the upstream's replaces it. */
  readonly model: string;
}

/**
 * The events of a streamed message, as Anthropic sends them (https://docs.claude.com/en/api/messages-streaming): `message_start`,
 * one block after the other, each with its start, deltas and stop, `message_delta` with the stop reason and the usage, and
 * `message_stop`. Nobody can ask for more than one choice.
 */
export class MessageEventWriter {
  readonly #frame: MessageFrame;
  #started = false;
  /** Index of the next block. */
  #blocks = 0;
  #open: 'text' | 'thinking' | 'signed' | 'tool_use' | null = null;
  /** What stands before the text of a delta of the open block. */
  #before = '';
  /** Tool calls that have begun. */
  #toolCalls = 0;
  #finish: Finish | null = null;

  constructor(frame: MessageFrame) {
    this.#frame = frame;
  }

  events(deltas: readonly ChatDelta[], usage: TokenUsage | null): string {
    let out = '';
    for (const delta of deltas) {
      if ('choice' in delta && delta.choice !== undefined && delta.choice > 0) continue;
      if (!this.#started) out += this.#start(delta.kind === 'start' ? delta.model : null, usage);
      out += this.#event(delta);
    }
    return out;
  }

  end(usage: TokenUsage | null): string {
    const start = this.#started ? '' : this.#start(null, usage);
    const delta = {
      stop_reason: this.#stopReason(),
      stop_sequence: this.#finish?.stopSequence ?? null,
    };
    return `${start}${this.#close()}${event({
      type: 'message_delta',
      delta,
      usage: writeMessageUsage(usage),
    })}${event({ type: 'message_stop' })}`;
  }

  #stopReason(): string {
    if (this.#finish !== null) return toStopReason(this.#finish.reason);
    return this.#toolCalls > 0 ? 'tool_use' : 'end_turn';
  }

  #event(delta: ChatDelta): string {
    switch (delta.kind) {
      case 'start':
      case 'logprobs':
        return '';
      case 'finish':
        this.#finish = delta;
        return '';
      case 'text':
      case 'refusal':
        return this.#openText() + this.#piece(delta.text);
      case 'reasoning':
        return this.#openThinking() + this.#piece(delta.text);
      case 'reasoning-signature':
        return this.#sign(delta.signature);
      case 'redacted-reasoning':
        return this.#openBlock(null, { type: 'redacted_thinking', data: delta.data }, '') + this.#close();
      case 'tool-call':
        return this.#toolCall(delta);
      case 'citation': {
        const citation = writeCitation(delta.citation);
        if (citation === null) return '';
        return this.#openText() + this.#delta({ type: 'citations_delta', citation });
      }
    }
  }

  #start(model: string | null, usage: TokenUsage | null): string {
    this.#started = true;
    return event({
      type: 'message_start',
      message: {
        id: this.#frame.id,
        type: 'message',
        role: 'assistant',
        model: model ?? this.#frame.model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: writeMessageUsage(usage),
      },
    });
  }

  #openText(): string {
    if (this.#open === 'text') return '';
    return this.#openBlock('text', { type: 'text', text: '' }, 'text_delta","text":');
  }

  /** A thought ends with its signature. */
  #openThinking(): string {
    if (this.#open === 'thinking') return '';
    const block = { type: 'thinking', thinking: '', signature: '' };
    return this.#openBlock('thinking', block, 'thinking_delta","thinking":');
  }

  #sign(signature: string): string {
    const out = this.#openThinking() + this.#delta({ type: 'signature_delta', signature });
    this.#open = 'signed';
    return out;
  }

  #toolCall(delta: Extract<ChatDelta, { kind: 'tool-call' }>): string {
    let out = '';
    if (delta.index >= this.#toolCalls) {
      this.#toolCalls = delta.index + 1;
      const id = delta.id ?? `toolu_${this.#frame.id}_${delta.index}`;
      const block = { type: 'tool_use', id, name: delta.name ?? '', input: {} };
      out = this.#openBlock('tool_use', block, 'input_json_delta","partial_json":');
    } else if (this.#open !== 'tool_use' || delta.index < this.#toolCalls - 1) {
      // Blocks come one after the other, and this one has its stop.
      throw new Error('A tool call goes on behind another block.');
    }
    return delta.arguments === '' ? out : out + this.#piece(delta.arguments);
  }

  #openBlock(open: 'text' | 'thinking' | 'tool_use' | null, block: object, before: string): string {
    const closed = this.#close();
    this.#open = open ?? 'signed';
    const index = this.#blocks;
    this.#before = `event: content_block_delta\ndata: {"type":"content_block_delta","index":${index},"delta":{"type":"${before}`;
    return `${closed}${event({ type: 'content_block_start', index, content_block: block })}`;
  }

  #piece(text: string): string {
    return `${this.#before}${JSON.stringify(text)}}}\n\n`;
  }

  #delta(delta: object): string {
    return event({ type: 'content_block_delta', index: this.#blocks, delta });
  }

  #close(): string {
    if (this.#open === null) return '';
    this.#open = null;
    return event({ type: 'content_block_stop', index: this.#blocks++ });
  }
}

function event(data: JsonObject & { readonly type: string }): string {
  return `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
}
