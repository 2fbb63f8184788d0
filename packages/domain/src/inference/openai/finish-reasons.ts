import type { Finish, FinishReason } from '../stream/chat-delta.ts';

/** What OpenAI and compatible servers say (Together: `eos`; vLLM: `abort`). */
const READ: ReadonlyMap<string, FinishReason> = new Map([
  ['stop', 'stop'],
  ['eos', 'stop'],
  ['end_turn', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['content_filter', 'content-filter'],
]);

/** OpenAI has five values. What is none of them is the end of a turn, unless the answer was refused. */
const WRITTEN: Readonly<Record<FinishReason, string>> = {
  stop: 'stop',
  'stop-sequence': 'stop',
  length: 'length',
  'context-length': 'length',
  'tool-calls': 'tool_calls',
  'content-filter': 'content_filter',
  refusal: 'content_filter',
  pause: 'stop',
  other: 'stop',
};

/** What else an answer said that decides why it ended. */
export interface Said {
  readonly toolCall: boolean;
  readonly refusal: boolean;
}

/**
 * The finish of a choice; null while there is none. Some servers say `stop` behind a tool call, and OpenAI says it behind a
 * refusal: agents of other dialects go by the reason. vLLM names the stop sequence in `stop_reason`, SGLang in `matched_stop`.
 */
export function readFinish(
  choice: {
    readonly finish_reason?: unknown;
    readonly stop_reason?: unknown;
    readonly matched_stop?: unknown;
  },
  said: Said,
): Finish | null {
  const { finish_reason: raw, stop_reason, matched_stop } = choice;
  if (typeof raw !== 'string' || raw === '') return null;
  const matched = stop_reason ?? matched_stop;
  const stopSequence = raw === 'stop' && typeof matched === 'string' && matched !== '' ? matched : null;
  return { reason: reasonOf(raw, said, stopSequence), raw, stopSequence };
}

function reasonOf(raw: string, said: Said, stopSequence: string | null): FinishReason {
  const reason = READ.get(raw) ?? 'other';
  if (reason !== 'stop') return reason;
  if (said.toolCall) return 'tool-calls';
  if (said.refusal) return 'refusal';
  return stopSequence === null ? 'stop' : 'stop-sequence';
}

/** @param saysRefusal whether the client has the refusal's text: OpenAI then says `stop` */
export function writeFinish(finish: Finish | null, saysRefusal: boolean): string {
  if (finish === null || (finish.reason === 'refusal' && saysRefusal)) return 'stop';
  return WRITTEN[finish.reason];
}
