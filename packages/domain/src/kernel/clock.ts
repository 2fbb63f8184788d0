/** Time as an argument: the domain never reads a clock or sets a timer except through this port. */
export interface Clock {
  /** Wall clock, milliseconds since the Unix epoch. */
  nowMs(): number;
  /** Monotonic clock, integer microseconds from an arbitrary origin. Only differences mean anything. */
  monotonicUs(): number;
  /** Calls back once after `delayMs`. A pending timer must not keep the process alive. */
  schedule(delayMs: number, callback: () => void): Timer;
}

/** A scheduled callback. Cancelling one that has fired or was cancelled does nothing. */
export interface Timer {
  cancel(): void;
}
