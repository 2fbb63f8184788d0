import type { AnswerEvents, ApiEvent, DueEvent } from '../model-api.ts';
import type { SimulatedAnswer } from '../simulated-answer.ts';
import { failure } from '../simulated-failure.ts';
import { argumentDeltas } from '../simulated-tool-calls.ts';
import { errorObject } from '../vendors/anthropic.ts';
import {
  cumulativeUsage,
  type MessageBlock,
  messageBlocks,
  messageUsage,
  stopReason,
  unfinishedMessage,
  wireBlock,
} from './message-body.ts';

/** Due with the headers: the server has accepted the request, the model has said nothing. */
const beforeFirstToken = -1;
const ping = event({ type: 'ping' });

/** @returns the events of a streamed message (https://platform.claude.com/docs/en/build-with-claude/streaming). */
export function messageEvents(answer: SimulatedAnswer): AnswerEvents {
  const events = new MessageEvents(answer);
  const hasUsage = answer.usage.mode !== 'never';
  const message = { ...unfinishedMessage(answer), ...(hasUsage && { usage: messageUsage(answer, 1) }) };
  events.add({ type: 'message_start', message }, beforeFirstToken);
  for (const [index, block] of messageBlocks(answer).entries()) events.addBlock(block, index);
  if (events.all.length === 1) events.all.push({ ...ping, step: 0 });
  const finishIndex = events.all.length;
  const delta = { stop_reason: stopReason(answer), stop_sequence: answer.stopSequence };
  events.add({ type: 'message_delta', delta, ...(hasUsage && { usage: cumulativeUsage(answer) }) });
  events.add({ type: 'message_stop' });
  return {
    events: events.all,
    finishIndex,
    hasDone: true,
    faults: {
      empty: { index: 1, event: ping },
      malformed: {
        name: 'content_block_delta',
        data: '{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","te',
      },
      error: event(errorObject('api_error', failure.message)),
      afterError: event({ type: 'message_stop' }),
      // Anthropic has no end that says so, only errors.
      failed: event(errorObject('overloaded_error', failure.message)),
    },
  };
}

class MessageEvents {
  readonly all: DueEvent[] = [];
  readonly #answer: SimulatedAnswer;
  /** The step of the next token. */
  #step = 0;

  constructor(answer: SimulatedAnswer) {
    this.#answer = answer;
  }

  add(members: object, step = this.#step): void {
    this.all.push({ ...event(members), step });
  }

  addBlock(block: MessageBlock, index: number): void {
    this.add({ type: 'content_block_start', index, content_block: emptyBlock(block) });
    if (this.all.length === 2) this.all.push({ ...ping, step: this.#step });
    switch (block.type) {
      case 'thinking':
        this.#addDeltas(index, 'thinking_delta', 'thinking', this.#answer.reasoning);
        this.add({
          type: 'content_block_delta',
          index,
          delta: { type: 'signature_delta', signature: block.signature },
        });
        break;
      case 'text':
        this.#addDeltas(index, 'text_delta', 'text', this.#answer.content);
        break;
      case 'tool_use': {
        const deltas = argumentDeltas(block.call).map((delta) => JSON.stringify(delta));
        this.#addDeltas(index, 'input_json_delta', 'partial_json', ['""', ...deltas]);
        break;
      }
      case 'redacted_thinking':
        break;
    }
    this.add({ type: 'content_block_stop', index });
  }

  /** Adds a delta a step. `literals` are JSON strings, so that none is stringified again. */
  #addDeltas(index: number, type: string, member: string, literals: readonly string[]): void {
    const head = `{"type":"content_block_delta","index":${index},"delta":{"type":"${type}","${member}":`;
    const isContinuous = this.#answer.usage.mode === 'continuous';
    for (const literal of literals) {
      this.all.push({ name: 'content_block_delta', data: `${head}${literal}}}`, step: this.#step });
      this.#step += 1;
      if (!isContinuous) continue;
      const usage = cumulativeUsage(this.#answer, Math.min(this.#step, this.#answer.usage.completionTokens));
      this.add({ type: 'message_delta', delta: { stop_reason: null, stop_sequence: null }, usage });
    }
  }
}

function event(members: object): ApiEvent & { readonly name: string } {
  return { name: (members as { readonly type: string }).type, data: JSON.stringify(members) };
}

function emptyBlock(block: MessageBlock): object {
  switch (block.type) {
    case 'thinking':
      return { ...block, thinking: '', signature: '' };
    case 'text':
      return { ...block, text: '' };
    case 'tool_use':
      return { ...wireBlock(block), input: {} };
    case 'redacted_thinking':
      return block;
  }
}
