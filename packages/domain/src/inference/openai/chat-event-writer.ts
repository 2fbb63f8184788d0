import type { TokenUsage } from '../../usage/usage-record.ts';
import type { ChatDelta, Finish } from '../stream/chat-delta.ts';
import { writeFinish } from './finish-reasons.ts';
import { writeReasoningDetail } from './reasoning-details.ts';
import { writeAnnotation } from './write-annotation.ts';
import { writeUsage } from './write-usage.ts';

/** Reasoning whose signature is to come is kept up to this length. Longer reasoning goes without a signature. */
const MAX_REASONING_LENGTH = 4 * 1024 * 1024;

/** What every event of one answer has. */
export interface Frame {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** The name that the client knows; the upstream's replaces it. */
  readonly model: string;
  readonly includesUsage: boolean;
}

interface ChoiceState {
  begun: boolean;
  refused: boolean;
  reasoning: string;
  reasoningParts: number;
  /** Tool calls that have their id and name, and whether each has arguments. */
  readonly toolCalls: Map<number, boolean>;
  finish: Finish | null;
}

/**
 * The events of a streamed chat completion, as OpenAI sends them
 * (https://platform.openai.com/docs/api-reference/chat-streaming): the role first, then the pieces, a finish for each choice, usage
 * when asked for, and `[DONE]`.
 */
export class ChatEventWriter {
  readonly #frame: Frame;
  /** What stands before and behind the choices. */
  #before = '';
  readonly #behind: string;
  readonly #choices: ChoiceState[] = [];

  constructor(frame: Frame) {
    this.#frame = frame;
    this.#behind = frame.includesUsage ? '],"usage":null}\n\n' : ']}\n\n';
    this.#setModel(frame.model);
  }

  events(deltas: readonly ChatDelta[]): string {
    let out = '';
    for (let i = 0; i < deltas.length; i++) {
      const delta = deltas[i]!;
      if (delta.kind === 'start') {
        if (delta.model !== null) this.#setModel(delta.model);
        out += this.#begin(0);
        continue;
      }
      const index = delta.choice ?? 0;
      out += this.#begin(index);
      const state = this.#choices[index]!;
      if (delta.kind === 'finish') {
        state.finish = delta;
        continue;
      }
      // Log probabilities are of the text before them, in the same event.
      const next = deltas[i + 1];
      const logprobs =
        delta.kind !== 'logprobs' && next?.kind === 'logprobs' && (next.choice ?? 0) === index
          ? next.logprobs
          : null;
      if (logprobs !== null) i++;
      out += this.#event(index, delta, state, logprobs);
    }
    return out;
  }

  end(usage: TokenUsage | null): string {
    let out = this.#begin(0);
    for (const [index, state] of this.#choices.entries()) {
      if (state === undefined) continue;
      // Clients parse the arguments, and other APIs say nothing where there are none.
      for (const [call, hasArguments] of state.toolCalls) {
        if (hasArguments) continue;
        out += this.#choice(
          index,
          `{"tool_calls":[{"index":${call},"function":{"arguments":"{}"}}]}`,
          null,
          null,
        );
      }
      out += this.#choice(index, '{}', null, writeFinish(state.finish, state.refused));
    }
    const counts = this.#frame.includesUsage ? writeUsage(usage) : null;
    if (counts !== null) out += `${this.#before}],"usage":${JSON.stringify(counts)}}\n\n`;
    return `${out}data: [DONE]\n\n`;
  }

  #event(
    index: number,
    delta: Exclude<ChatDelta, { kind: 'start' | 'finish' }>,
    state: ChoiceState,
    logprobs: unknown,
  ): string {
    switch (delta.kind) {
      case 'text':
        return this.#choice(index, `{"content":${JSON.stringify(delta.text)}}`, logprobs, null);
      case 'reasoning':
        if (state.reasoning.length < MAX_REASONING_LENGTH) state.reasoning += delta.text;
        return this.#choice(index, `{"reasoning_content":${JSON.stringify(delta.text)}}`, logprobs, null);
      case 'reasoning-signature': {
        const { reasoning: text } = state;
        state.reasoning = '';
        if (text.length >= MAX_REASONING_LENGTH) return '';
        return this.#detail(index, state, { kind: 'reasoning', text, signature: delta.signature });
      }
      case 'redacted-reasoning':
        state.reasoning = '';
        return this.#detail(index, state, { kind: 'redacted-reasoning', data: delta.data });
      case 'refusal':
        state.refused = true;
        return this.#choice(index, `{"refusal":${JSON.stringify(delta.text)}}`, logprobs, null);
      case 'tool-call':
        return this.#choice(index, this.#toolCall(delta, state), logprobs, null);
      case 'citation': {
        const annotation = JSON.stringify(writeAnnotation(delta.citation));
        return this.#choice(index, `{"annotations":[${annotation}]}`, logprobs, null);
      }
      case 'logprobs':
        return this.#choice(index, '{}', delta.logprobs, null);
    }
  }

  #toolCall(delta: Extract<ChatDelta, { kind: 'tool-call' }>, state: ChoiceState): string {
    const given = JSON.stringify(delta.arguments);
    const hadArguments = state.toolCalls.get(delta.index);
    state.toolCalls.set(delta.index, delta.arguments !== '' || hadArguments === true);
    if (hadArguments !== undefined)
      return `{"tool_calls":[{"index":${delta.index},"function":{"arguments":${given}}}]}`;
    const id = JSON.stringify(delta.id ?? `call_${this.#frame.id}_${delta.index}`);
    const name = JSON.stringify(delta.name ?? '');
    return `{"tool_calls":[{"index":${delta.index},"id":${id},"type":"function","function":{"name":${name},"arguments":${given}}}]}`;
  }

  #detail(index: number, state: ChoiceState, part: Parameters<typeof writeReasoningDetail>[0]): string {
    const detail = JSON.stringify(writeReasoningDetail(part, state.reasoningParts++));
    return this.#choice(index, `{"reasoning_details":[${detail}]}`, null, null);
  }

  #begin(index: number): string {
    if (this.#choices[index]?.begun) return '';
    this.#choices[index] = {
      begun: true,
      refused: false,
      reasoning: '',
      reasoningParts: 0,
      toolCalls: new Map(),
      finish: null,
    };
    return this.#choice(index, '{"role":"assistant","content":"","refusal":null}', null, null);
  }

  #choice(index: number, delta: string, logprobs: unknown, finish: string | null): string {
    const reason = finish === null ? 'null' : `"${finish}"`;
    const of = logprobs === null ? 'null' : JSON.stringify(logprobs);
    return `${this.#before}{"index":${index},"delta":${delta},"logprobs":${of},"finish_reason":${reason}}${this.#behind}`;
  }

  #setModel(model: string): void {
    const { id, created } = this.#frame;
    const head = JSON.stringify({ id, object: 'chat.completion.chunk', created, model });
    this.#before = `data: ${head.slice(0, -1)},"choices":[`;
  }
}
