import type { Logger } from '@weir/domain/kernel';

const QUIET_MS = 60_000;

/** Logs failed exports, at most once a minute per signal: a missing collector must not flood the log. */
export class ExportFailureLog {
  readonly #logger: Logger;
  readonly #nowMs: () => number;
  readonly #loggedAtMs = new Map<string, number>();

  constructor(logger: Logger, nowMs: () => number = () => performance.now()) {
    this.#logger = logger;
    this.#nowMs = nowMs;
  }

  failed(signal: 'metrics' | 'traces'): void {
    const nowMs = this.#nowMs();
    const loggedAtMs = this.#loggedAtMs.get(signal);
    if (loggedAtMs !== undefined && nowMs - loggedAtMs < QUIET_MS) return;
    this.#loggedAtMs.set(signal, nowMs);
    this.#logger.log('warn', 'telemetry.export_failed', { signal });
  }
}
