import type { ChosenScenario } from './choose-scenario.ts';

/**
 * An API of models, described by a file in `apis/`. Its answer depends on the scenario's model and parameters; other files
 * turn the answer into faults on the wire.
 */
export interface ModelApi {
  /** The model of a request that names none; without it, a request must name one. */
  readonly defaultModel?: string;
  /** @returns the request of a parsed body, or what is wrong with it. */
  readonly read: (
    body: Readonly<Record<string, unknown>>,
    storage: AnswerStorage,
  ) => ApiRequest | RequestProblem;
}

/** A request that can be answered. */
export interface ApiRequest {
  readonly isStream: boolean;
  /** @returns the answer, or what in the request makes it too large. */
  readonly answer: (turn: Turn) => ApiAnswer | RequestProblem;
}

/** The inputs of an answer besides the request. */
export interface Turn {
  readonly model: string;
  readonly chosen: ChosenScenario;
  /** Differs from that of every other answer; a part of all its ids. */
  readonly shortId: string;
  readonly createdS: number;
}

/** One answer in the shapes of its API. */
export interface ApiAnswer {
  /** Inter-token delays until a body that is not streamed is ready. */
  readonly steps: number;
  /** @returns the body that is not streamed, as JSON; `finished` false: a body that says it is not finished. */
  readonly body: (finished: boolean) => string;
  /** The error in place of the answer, where it is not the vendor's own. */
  readonly errorBody?: string;
  /** @returns the body of an answer that failed half way, where the API has a shape of its own for it. */
  readonly failedBody?: () => string;
  /** @returns the events of the streamed answer; absent if the API has none. */
  readonly events?: () => AnswerEvents;
  /** Headers of the answer, beside the vendor's. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Called once the whole answer has been written. */
  readonly onFinished?: () => void;
}

/** What is wrong with a request, in the terms of OpenAI's error envelope. */
export interface RequestProblem {
  readonly message: string;
  readonly param: string | null;
  readonly code?: string;
}

/** One event of a stream. */
export interface ApiEvent {
  /** The type of the event, where the API names it. */
  readonly name?: string;
  readonly data: string;
  /** Whether it is an exception, which AWS tells from an event by its frame. */
  readonly isException?: true;
}

/** An event and when it is due. */
export interface DueEvent extends ApiEvent {
  /** 0 is the first token; each later step comes one inter-token delay after the one before. -1: with the headers. */
  readonly step: number;
}

/** The events of a streamed answer, in order. */
export interface AnswerEvents {
  readonly events: readonly DueEvent[];
  /** Index of the first event that says that the answer has finished. */
  readonly finishIndex: number;
  /** Whether the last event is a `[DONE]`. */
  readonly hasDone: boolean;
  readonly faults: StreamFaults;
  /** @returns the `data` of an event that knows its place among those sent. Default: as it is. */
  readonly place?: (event: ApiEvent, index: number) => string;
}

/** How an API spells what scenarios put between its events. */
export interface StreamFaults {
  /** An event without content, and the index at which it may be. */
  readonly empty: { readonly index: number; readonly event: ApiEvent };
  readonly malformed: ApiEvent;
  readonly error: ApiEvent;
  /** What the API sends after an error, if it does not just end. */
  readonly afterError: ApiEvent;
  /** The end of an answer that failed. */
  readonly failed: ApiEvent;
}

/** Answers that are kept for later requests, each with how many tokens it and all before it come to. */
export interface AnswerStorage {
  readonly get: (id: string) => StoredAnswer | undefined;
  readonly add: (id: string, answer: StoredAnswer) => void;
}

export interface StoredAnswer {
  /** JSON. */
  readonly body: string;
  readonly contextTokens: number;
}

export function isProblem(value: object): value is RequestProblem {
  return 'message' in value;
}

export function isObjectList(value: unknown): value is object[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null);
}
