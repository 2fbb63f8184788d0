import type { ChatDelta } from '../stream/chat-delta.ts';
import { readFinish } from './finish-reasons.ts';
import { readContent } from './read-content.ts';
import { readReasoningDetails } from './reasoning-details.ts';

/** One choice of an event. */
export interface Choice {
  index?: unknown;
  finish_reason?: unknown;
  stop_reason?: unknown;
  matched_stop?: unknown;
  text?: unknown;
  logprobs?: unknown;
  delta?: Record<string, unknown> | null;
}

/** More choices than any server gives. Those beyond are read as the last one. */
const MAX_CHOICES = 128;

interface ToolCall {
  index?: unknown;
  id?: unknown;
  function?: { name?: unknown; arguments?: unknown } | null;
}

/** What was read of one choice. */
class ChoiceState {
  refusal = false;
  toolCalls = 0;
  /** Tool calls before this event's that have their id. */
  #named = 0;
  #lastIndex: unknown = null;
  #lastId: string | null = null;

  /** The id of a call that begins, and null for one that goes on. */
  idOf({ id }: ToolCall, place: number, answerId: string): string | null {
    if (typeof id === 'string' && id !== '') return id;
    return place < this.#named ? null : madeCallId(answerId, place);
  }

  /**
   * The place of a tool call among those of its choice. Some servers give all of them the index 0 or none (Gemini): there a new
   * id begins a new call.
   */
  placeOf({ index, id }: ToolCall): number {
    this.#named = this.toolCalls;
    const newId = typeof id === 'string' && id !== '' && id !== this.#lastId;
    const begins = this.toolCalls === 0 || newId || index !== this.#lastIndex;
    if (begins) this.toolCalls++;
    this.#lastIndex = index;
    if (newId) this.#lastId = id;
    return this.toolCalls - 1;
  }
}

/** The pieces in the events of one chat or text completion stream, in order. */
export class OpenAiDeltaReader {
  #started = false;
  #answerId = 'answer';
  readonly #choices: ChoiceState[] = [];

  read(chunk: { readonly id?: unknown; readonly model?: unknown }, choices: readonly Choice[]): ChatDelta[] {
    const deltas: ChatDelta[] = [];
    if (!this.#started) {
      this.#started = true;
      const id = textOrNull(chunk.id);
      this.#answerId = id ?? this.#answerId;
      deltas.push({ kind: 'start', id, model: textOrNull(chunk.model) });
    }
    for (const choice of choices) {
      if (typeof choice === 'object' && choice !== null) this.#readChoice(deltas, choice);
    }
    return deltas;
  }

  #readChoice(deltas: ChatDelta[], choice: Choice): void {
    const at = Number.isInteger(choice.index) ? (choice.index as number) : 0;
    const index = Math.min(Math.max(at, 0), MAX_CHOICES - 1);
    this.#choices[index] ??= new ChoiceState();
    const state = this.#choices[index];
    const of = index === 0 ? NO_CHOICE : { choice: index };
    const { content, reasoning_content, reasoning, reasoning_details, refusal, tool_calls, annotations } =
      choice.delta ?? {};
    // Servers that give details say the same text beside them.
    const plain = textOrNull(reasoning_content) ?? textOrNull(reasoning);
    if (plain !== null) deltas.push({ kind: 'reasoning', ...of, text: plain });
    for (const part of readReasoningDetails(reasoning_details)) {
      if (part.kind === 'redacted-reasoning') deltas.push({ ...part, ...of });
      else {
        if (plain === null && part.text !== '') deltas.push({ kind: 'reasoning', ...of, text: part.text });
        if (part.signature !== null)
          deltas.push({ kind: 'reasoning-signature', ...of, signature: part.signature });
      }
    }
    for (const part of readContent(choice.text ?? content)) {
      if ((part.kind === 'text' || part.kind === 'reasoning' || part.kind === 'refusal') && part.text !== '')
        deltas.push({ kind: part.kind, ...of, text: part.text });
    }
    const refused = textOrNull(refusal);
    if (refused !== null) {
      state.refusal = true;
      deltas.push({ kind: 'refusal', ...of, text: refused });
    }
    for (const citation of Array.isArray(annotations) ? (annotations as unknown[]) : [])
      deltas.push({ kind: 'citation', ...of, citation });
    for (const call of Array.isArray(tool_calls) ? (tool_calls as (ToolCall | null)[]) : []) {
      if (typeof call !== 'object' || call === null) continue;
      const place = state.placeOf(call);
      deltas.push({
        kind: 'tool-call',
        ...of,
        index: place,
        id: state.idOf(call, place, this.#answerId),
        name: textOrNull(call.function?.name),
        arguments: textOrNull(call.function?.arguments) ?? '',
      });
    }
    if (typeof choice.logprobs === 'object' && choice.logprobs !== null)
      deltas.push({ kind: 'logprobs', ...of, logprobs: choice.logprobs });
    const finish = readFinish(choice, { toolCall: state.toolCalls > 0, refusal: state.refusal });
    if (finish !== null) deltas.push({ kind: 'finish', ...of, ...finish });
  }
}

const NO_CHOICE = {};

/** For servers that give their tool calls no ids: clients refer to them. */
export function madeCallId(answerId: string, place: number): string {
  return `call_${answerId.replaceAll(/[^\w-]/g, '')}_${place}`.slice(-40);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
