import type { LeaseStatus } from '@weir/domain/limits';
import type { Catalog } from '@weir/domain/models';

/** The state of one component. */
export interface Check {
  readonly state: 'ok' | 'down';
  readonly [detail: string]: string | number;
}

/**
 * - `ready`: every component works.
 * - `degraded`: one does not, but requests are served and recorded, e.g. from cache and spool.
 * - `unavailable`: requests cannot be served or recorded, or the process is stopping.
 */
export type ReadinessStatus = 'ready' | 'degraded' | 'unavailable';

export interface ReadinessReport {
  readonly status: ReadinessStatus;
  readonly checks: Readonly<Record<string, Check>>;
}

export interface ReadinessPorts {
  readonly pingDatabase: () => Promise<void>;
  readonly schemaVersion: string;
  readonly changesAreHeard: () => boolean;
  /** Whether any key could be checked without the database. */
  readonly hasKeysInGrace: () => boolean;
  /** Whether one more request could be recorded, as far as the ledger knows. */
  readonly canRecord: () => boolean;
  /** The same without the database. */
  readonly canSpool: () => boolean;
  readonly spoolDepth: () => number;
  readonly leases: () => LeaseStatus;
  /** Whether gateways count limits together; null where they are not to. */
  readonly coordinationIsUp: (() => boolean) | null;
  readonly catalog: Pick<Catalog, 'current'>;
  /** Connections whose breaker is not closed. */
  readonly openBreakers: () => number;
}

const PING_TIMEOUT_MS = 1_000;

/** Whether this replica should get requests. */
export class Readiness {
  readonly #ports: ReadinessPorts;
  #draining = false;
  #pinging: Promise<boolean> | null = null;

  constructor(ports: ReadinessPorts) {
    this.#ports = ports;
  }

  /** Unavailable from now on. */
  drain(): void {
    this.#draining = true;
  }

  get draining(): boolean {
    return this.#draining;
  }

  async check(): Promise<ReadinessReport> {
    const { schemaVersion, catalog, changesAreHeard, spoolDepth, coordinationIsUp } = this.#ports;
    const deployments = catalog.current.deploymentCount;
    const open = this.#ports.openBreakers();
    const databaseUp = await this.#ping();
    const canSpool = this.#ports.canSpool();
    const canRecord = this.#ports.canRecord() && (databaseUp || canSpool);
    const checks = {
      process: check(!this.#draining),
      database: check(databaseUp),
      migrations: { state: 'ok', version: schemaVersion },
      changes: check(changesAreHeard()),
      keys: check(databaseUp || this.#ports.hasKeysInGrace()),
      recording: check(canRecord),
      spool: { ...check(canSpool), records: spoolDepth() },
      limits: limitsCheck(this.#ports.leases()),
      ...(coordinationIsUp !== null && { coordination: check(coordinationIsUp()) }),
      catalog: { ...check(deployments > 0), deployments },
      upstreams: { ...check(open === 0), open },
    } satisfies Record<string, Check>;
    const { process, keys, recording, catalog: models } = checks;
    if (!areOk([process, keys, recording, models])) return { status: 'unavailable', checks };
    return { status: areOk(Object.values(checks)) ? 'ready' : 'degraded', checks };
  }

  /** One query at a time, for any number of callers. */
  #ping(): Promise<boolean> {
    this.#pinging ??= this.#pingInTime().finally(() => {
      this.#pinging = null;
    });
    return this.#pinging;
  }

  async #pingInTime(): Promise<boolean> {
    const timeout = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => timeout.resolve(false), PING_TIMEOUT_MS);
    const answered = this.#ports.pingDatabase().then(
      () => true,
      () => false,
    );
    return Promise.race([answered, timeout.promise]).finally(() => clearTimeout(timer));
  }
}

function check(isOk: boolean): Check {
  return { state: isOk ? 'ok' : 'down' };
}

/** Without renewal hard quotas last as long as what is leased already. Rates and slots are divided among the replicas. */
function limitsCheck({ failing, replicas, renewedAtMs }: LeaseStatus): Check {
  return {
    ...check(!failing),
    replicas,
    ...(renewedAtMs !== null && { renewed_at: new Date(renewedAtMs).toISOString() }),
  };
}

function areOk(checks: readonly Check[]): boolean {
  return checks.every(({ state }) => state === 'ok');
}
