import type { ChangeListener } from '../kernel/change-feed.ts';
import type { Clock, Timer } from '../kernel/clock.ts';
import { DomainError, isDomainError } from '../kernel/domain-error.ts';
import type { Logger } from '../kernel/logger.ts';
import { CatalogSnapshot } from './catalog-snapshot.ts';
import { inTime } from './in-time.ts';
import type { CatalogRepository, CatalogRows } from './ports.ts';

export interface CatalogLimits {
  /** Changes within this time lead to one reload. */
  readonly debounceMs: number;
  readonly loadTimeoutMs: number;
  /** Wait after the first failed load; doubled with every further one. */
  readonly firstRetryMs: number;
  readonly maxRetryMs: number;
}

const DEFAULT_CATALOG_LIMITS: CatalogLimits = {
  debounceMs: 50,
  loadTimeoutMs: 10_000,
  firstRetryMs: 500,
  maxRetryMs: 30_000,
};

export interface CatalogPorts {
  readonly repository: Pick<CatalogRepository, 'load'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Hears of each new snapshot. */
  readonly loaded?: (snapshot: CatalogSnapshot) => void;
}

const NOTHING: CatalogRows = {
  models: [],
  aliases: [],
  connections: [],
  deployments: [],
  credentials: [],
  refusesUnpriced: false,
};

/**
 * Holds the current snapshot and replaces it as a whole. One load at a time; requests and changes during a load lead to
 * one more load after it. A failed load leaves the snapshot unchanged and is tried again, at growing intervals.
 */
export class Catalog implements Pick<ChangeListener, 'catalogChanged' | 'connected'> {
  readonly #ports: CatalogPorts;
  readonly #limits: CatalogLimits;
  #current = new CatalogSnapshot(NOTHING, 0);
  #loading: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #debounce: Timer | null = null;
  #retry: Timer | null = null;
  #failures = 0;
  #closed = false;

  constructor(ports: CatalogPorts, limits: Partial<CatalogLimits> = {}) {
    this.#ports = ports;
    this.#limits = { ...DEFAULT_CATALOG_LIMITS, ...limits };
  }

  /** The latest loaded snapshot; take it once per request. */
  get current(): CatalogSnapshot {
    return this.#current;
  }

  /**
   * Resolves once a snapshot read after this call is current. Rejects with the retryable DomainError
   * `database_unavailable` when that read fails; the background still tries again.
   */
  reload(): Promise<void> {
    if (this.#loading === null) {
      this.#loading = this.#load().finally(() => {
        this.#loading = null;
      });
      return this.#loading;
    }
    this.#next ??= this.#loading
      .catch(() => undefined)
      .then(() => {
        this.#next = null;
        return this.reload();
      });
    return this.#next;
  }

  catalogChanged(): void {
    if (this.#closed) return;
    this.#debounce ??= this.#ports.clock.schedule(this.#limits.debounceMs, () => {
      this.#debounce = null;
      this.#reloadInBackground();
    });
  }

  /** Changes while the feed was down were missed. */
  connected(): void {
    this.catalogChanged();
  }

  /** Stops reloading. The current snapshot stays. */
  close(): void {
    this.#closed = true;
    this.#debounce?.cancel();
    this.#retry?.cancel();
  }

  #reloadInBackground(): void {
    // Failures are logged and retried in the load itself.
    this.reload().catch(() => undefined);
  }

  async #load(): Promise<void> {
    this.#retry?.cancel();
    this.#retry = null;
    try {
      const rows = await this.#loadInTime();
      for (const { id, connectionId, credential } of rows.credentials) {
        if (credential !== null) continue;
        this.#ports.logger.log('error', 'catalog.credential_unreadable', { credentialId: id, connectionId });
      }
      this.#current = new CatalogSnapshot(rows, this.#current.version + 1);
    } catch (error) {
      this.#retryLater();
      this.#ports.logger.log('error', 'catalog.load_failed', {
        errorCode: isDomainError(error) ? error.code : 'database_error',
      });
      if (isDomainError(error) && error.code === 'database_unavailable') throw error;
      throw unreadable('catalog_load_failed', error);
    }
    this.#failures = 0;
    this.#ports.loaded?.(this.#current);
    this.#ports.logger.log('info', 'catalog.loaded', {
      models: this.#current.list('live').length,
      deployments: this.#current.deploymentCount,
      version: this.#current.version,
    });
  }

  /** Limits a load, so that one that hangs does not hold up later changes. */
  #loadInTime(): Promise<CatalogRows> {
    return inTime(
      this.#ports.clock,
      this.#limits.loadTimeoutMs,
      unreadable('catalog_load_timeout'),
      (signal) => this.#ports.repository.load(signal),
    );
  }

  #retryLater(): void {
    if (this.#closed) return;
    const delayMs = Math.min(this.#limits.firstRetryMs * 2 ** this.#failures, this.#limits.maxRetryMs);
    this.#failures++;
    this.#retry = this.#ports.clock.schedule(delayMs, () => {
      this.#retry = null;
      this.#reloadInBackground();
    });
  }
}

function unreadable(internal: string, cause?: unknown): DomainError {
  return new DomainError('database_unavailable', 'The model catalog cannot be read at the moment.', {
    internal,
    retryable: true,
    cause,
  });
}
