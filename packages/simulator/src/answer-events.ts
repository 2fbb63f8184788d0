/** The `data` of each event of a streamed answer, in order, and the time step at which each is due. */
export interface AnswerEvents {
  readonly data: readonly string[];
  /** Step 0 is the first token; each later step comes one inter-token delay after the one before. */
  readonly steps: readonly number[];
  /** Index of the first event that carries a finish reason. The last event is `[DONE]`. */
  readonly finishIndex: number;
}
