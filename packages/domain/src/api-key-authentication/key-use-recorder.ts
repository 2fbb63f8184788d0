import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { ApiKeyId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import type { AuthenticatedKey, KeyUse } from './authenticated-key.ts';
import type { ApiKeyUseStore } from './ports.ts';

export interface KeyUseRecorderLimits {
  /** How long a use may wait until it is stored; a crash loses that much. */
  readonly intervalMs: number;
  /** Keys whose use may wait. Further keys are not noted until the next write. */
  readonly maxKeys: number;
  readonly writeTimeoutMs: number;
}

const DEFAULT_KEY_USE_LIMITS: KeyUseRecorderLimits = {
  intervalMs: 60_000,
  maxKeys: 100_000,
  writeTimeoutMs: 2_000,
};

export interface KeyUseRecorderPorts {
  readonly store: ApiKeyUseStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Collects when keys were last used and stores it once a minute, in one statement. A request only sets a number; the
 * first one after a write also puts the key on the list. What could not be written waits for the next write.
 */
export class KeyUseRecorder {
  readonly #ports: KeyUseRecorderPorts;
  readonly #limits: KeyUseRecorderLimits;
  #noted: KeyUse[] = [];
  /** Uses that were collected and are not written yet, one entry per key. */
  readonly #unwritten = new Map<ApiKeyId, number>();
  #timer: Timer | null = null;
  #writing: Promise<void> | null = null;
  #closed = false;

  constructor(ports: KeyUseRecorderPorts, limits: Partial<KeyUseRecorderLimits> = {}) {
    this.#ports = ports;
    this.#limits = { ...DEFAULT_KEY_USE_LIMITS, ...limits };
  }

  /** Notes that the key was used at this time. */
  used({ use }: Pick<AuthenticatedKey, 'use'>, atMs: number): void {
    if (use.atMs === 0) {
      if (this.#noted.length + this.#unwritten.size >= this.#limits.maxKeys) return;
      this.#noted.push(use);
    }
    use.atMs = atMs;
  }

  /** Starts writing at intervals. */
  start(): void {
    if (this.#closed) return;
    this.#timer = this.#ports.clock.schedule(
      this.#limits.intervalMs,
      () => void this.write().then(() => this.start()),
    );
  }

  /** Writes what waits. Never rejects: a failure is logged and tried again with the next write. */
  write(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  /** Writes for the last time. Settles within twice the time limit of a write. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#writing;
    await this.write();
  }

  async #write(): Promise<void> {
    const noted = this.#noted;
    this.#noted = [];
    for (const use of noted) {
      this.#unwritten.set(use.id, Math.max(use.atMs, this.#unwritten.get(use.id) ?? 0));
      use.atMs = 0;
    }
    if (this.#unwritten.size === 0) return;
    const uses = new Map([...this.#unwritten].map(([id, atMs]) => [id, new Date(atMs)]));
    const abort = new AbortController();
    const timer = this.#ports.clock.schedule(this.#limits.writeTimeoutMs, () => abort.abort());
    try {
      await this.#ports.store.recordUses(uses, abort.signal);
      this.#unwritten.clear();
    } catch (error) {
      this.#ports.logger.log('warn', 'api_keys.uses_not_written', {
        errorCode: isDomainError(error) ? error.code : 'database_error',
        keys: uses.size,
      });
    } finally {
      timer.cancel();
    }
  }
}
