import type { ApiError } from '@weir/api-client';

/** Beyond this a silence is a stall, as the ledger counts it. */
export const STALL_MS = 500;

/** How an answer stands, or ended. `cut`: the stream ended without its end marker. */
export type AnswerState = 'running' | 'done' | 'stopped' | 'failed' | 'cut';

/** One model's answer to one turn, as it is known in this tab. */
export interface Answer {
  readonly model: string;
  readonly state: AnswerState;
  readonly text: string;
  readonly reasoning: string;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly finishReason: string | null;
  readonly requestId: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** When it was asked, by `performance.now()`. */
  readonly askedAtMs: number;
  /** Of events that carry tokens, in milliseconds since it was asked. Those that came in one read share a time. */
  readonly arrivalsMs: readonly number[];
  /** Since it was asked; null while it runs. */
  readonly endedMs: number | null;
}

export function askedNow(model: string, askedAtMs: number): Answer {
  return {
    model,
    state: 'running',
    text: '',
    reasoning: '',
    error: null,
    finishReason: null,
    requestId: null,
    inputTokens: null,
    outputTokens: null,
    askedAtMs,
    arrivalsMs: [],
    endedMs: null,
  };
}

/** The part of a chunk or of a whole answer of chat completions that is read. */
interface ChatPiece {
  readonly choices?: readonly {
    readonly delta?: ChatText;
    readonly message?: ChatText;
    readonly finish_reason?: string | null;
  }[];
  readonly usage?: { readonly prompt_tokens?: number; readonly completion_tokens?: number } | null;
  readonly error?: {
    readonly code?: string | number | null;
    readonly type?: string;
    readonly message?: string;
  };
}

interface ChatText {
  readonly content?: string | null;
  readonly reasoning_content?: string | null;
  readonly reasoning?: string | null;
}

/** Takes in one event of the stream, or the whole answer. */
export function withPiece(answer: Answer, piece: unknown, arrivedAtMs: number): Answer {
  const { choices, usage, error } = (typeof piece === 'object' && piece !== null ? piece : {}) as ChatPiece;
  if (error !== undefined && error !== null) {
    const code = String(error.code ?? error.type ?? 'error');
    return { ...answer, error: { code, message: error.message ?? code } };
  }
  const choice = choices?.[0];
  const { content, reasoning_content, reasoning } = choice?.delta ?? choice?.message ?? {};
  const thought = reasoning_content ?? reasoning ?? '';
  const written = content ?? '';
  const hasTokens = written !== '' || thought !== '';
  return {
    ...answer,
    text: answer.text + written,
    reasoning: answer.reasoning + thought,
    finishReason: choice?.finish_reason ?? answer.finishReason,
    inputTokens: usage?.prompt_tokens ?? answer.inputTokens,
    outputTokens: usage?.completion_tokens ?? answer.outputTokens,
    arrivalsMs: hasTokens ? [...answer.arrivalsMs, arrivedAtMs - answer.askedAtMs] : answer.arrivalsMs,
  };
}

/** Ends it. An error that came in the stream decides over how the stream ended. */
export function ended(answer: Answer, state: Exclude<AnswerState, 'running'>, nowMs: number): Answer {
  return {
    ...answer,
    state: answer.error === null ? state : 'failed',
    endedMs: nowMs - answer.askedAtMs,
  };
}

export function failed(
  answer: Answer,
  error: Pick<ApiError, 'code' | 'message' | 'requestId'>,
  nowMs: number,
): Answer {
  const { code, message, requestId } = error;
  return ended(
    { ...answer, error: { code, message }, requestId: requestId ?? answer.requestId },
    'failed',
    nowMs,
  );
}
