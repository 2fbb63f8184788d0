import type { Clock } from '../kernel/clock.ts';
import type { Logger, LogLevel } from '../kernel/logger.ts';
import type { RequestOutcome } from './ports.ts';

/** A flood of refusals costs its sender nothing: it must not fill the log. */
const REFUSALS_PER_S = 100;
const SECOND_US = 1_000_000;

export interface RequestLogPorts {
  readonly logger: Logger;
  readonly clock: Clock;
  /** 0 to 1: the share of completed requests that get a line. Evenly spread. */
  readonly completedRatio: number;
}

/** A request that got no attempt. */
export interface RefusedRequest {
  readonly requestId: string;
  /** The name of a row of inference/operations.ts; null when none was asked for. */
  readonly operation: string | null;
  readonly status: number;
  readonly errorCode: string;
  readonly durationUs: number;
}

/**
 * One line for each request of the data plane: all that did not complete, completed ones as `completedRatio` says, and at
 * most 100 refusals in a second; how many more there were follows in a line of its own.
 */
export class RequestLog {
  readonly #ports: RequestLogPorts;
  /** Grows by the ratio with each completed request; a whole one is a line. */
  #due = 0;
  #secondStartedUs = Number.NEGATIVE_INFINITY;
  #refusals = 0;

  constructor(ports: RequestLogPorts) {
    this.#ports = ports;
  }

  /** The ledger has answered. */
  ended(outcome: RequestOutcome, traceId: string | undefined): void {
    if (outcome.ending === 'completed' && !this.#isSampled()) return;
    const { usage } = outcome;
    this.#ports.logger.log(levelOf(outcome), 'request.ended', {
      requestId: outcome.clientRequestId,
      ending: outcome.ending,
      status: outcome.status,
      errorCode: outcome.errorCode,
      operation: outcome.operation,
      model: outcome.model,
      connectionId: outcome.connectionId,
      attempts: outcome.attempts.length,
      streamed: outcome.streamed,
      ttftUs: outcome.ttftUs,
      durationUs: outcome.durationUs,
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      traceId,
    });
  }

  refused({ requestId, operation, status, errorCode, durationUs }: RefusedRequest): void {
    const { logger, clock } = this.#ports;
    const nowUs = clock.monotonicUs();
    if (nowUs - this.#secondStartedUs >= SECOND_US) {
      const unlogged = this.#refusals - REFUSALS_PER_S;
      if (unlogged > 0) logger.log('warn', 'request.refusals_unlogged', { count: unlogged });
      this.#secondStartedUs = nowUs;
      this.#refusals = 0;
    }
    this.#refusals += 1;
    if (this.#refusals > REFUSALS_PER_S) return;
    logger.log(status >= 500 ? 'warn' : 'info', 'request.refused', {
      requestId,
      status,
      errorCode,
      operation,
      durationUs,
    });
  }

  #isSampled(): boolean {
    this.#due += this.#ports.completedRatio;
    if (this.#due < 1) return false;
    this.#due -= 1;
    return true;
  }
}

/** Endings that are nobody's failure: a client left, had nothing left to spend, or somebody cancelled the request. */
const AS_MEANT: readonly RequestOutcome['ending'][] = [
  'completed',
  'client_disconnected',
  'limit_reached',
  'cancelled',
];

/** A client's own doing is no warning, and neither is what the upstream rejected of it. */
function levelOf({ ending, errorCode }: RequestOutcome): LogLevel {
  if (ending === 'not_recorded') return 'error';
  return AS_MEANT.includes(ending) || errorCode === 'upstream_rejected' ? 'info' : 'warn';
}
