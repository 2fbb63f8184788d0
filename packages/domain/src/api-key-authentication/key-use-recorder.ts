import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { ApiKeyId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import type { AuthenticatedKey, KeyUse } from './authenticated-key.ts';
import type { ApiKeyUseStore } from './ports.ts';

export interface KeyUseRecorderLimits {
  /** How long a use may wait to be written down, and how much of it a crash loses. */
  readonly intervalMs: number;
  /** Keys whose use waits; more are not noted until the next write. */
  readonly maxKeys: number;
  readonly writeTimeoutMs: number;
}

export const DEFAULT_KEY_USE_LIMITS: KeyUseRecorderLimits = {
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
 * Collects when keys were last used and writes it down once a minute, in one statement. A request does no more than set
 * a number; the first one after a write also puts the key on the list. What cannot be written waits for the next time.
 */
export class KeyUseRecorder {
  readonly #ports: KeyUseRecorderPorts;
  readonly #limits: KeyUseRecorderLimits;
  #noted: KeyUse[] = [];
  /** What was read from the notes and is yet to be written, an entry a key. */
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

  /** Begins to write at intervals. */
  start(): void {
    if (this.#closed) return;
    this.#timer = this.#ports.clock.schedule(
      this.#limits.intervalMs,
      () => void this.write().then(() => this.start()),
    );
  }

  /** Writes what waits. Never rejects: what fails is logged and waits on. */
  write(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  /** Writes for the last time; settles within twice the time that a write may take. */
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
