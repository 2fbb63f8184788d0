import type { Catalog } from '@weir/domain/models';

/** The state of one component. */
export interface Check {
  readonly state: 'ok' | 'down';
  readonly [detail: string]: string | number;
}

export interface ReadinessPorts {
  readonly pingDatabase: () => Promise<void>;
  readonly schemaVersion: string;
  readonly changesAreHeard: () => boolean;
  readonly catalog: Pick<Catalog, 'current'>;
  readonly spoolDepth: () => number;
}

const PING_TIMEOUT_MS = 1_000;

/** Whether this replica should be sent requests. */
export class Readiness {
  readonly #ports: ReadinessPorts;
  #draining = false;
  #pinging: Promise<boolean> | null = null;

  constructor(ports: ReadinessPorts) {
    this.#ports = ports;
  }

  /** Not ready from now on. */
  drain(): void {
    this.#draining = true;
  }

  get draining(): boolean {
    return this.#draining;
  }

  async check(): Promise<{ ready: boolean; checks: Readonly<Record<string, Check>> }> {
    const { schemaVersion, catalog, changesAreHeard, spoolDepth } = this.#ports;
    const deployments = catalog.current.deploymentCount;
    const databaseUp = await this.#ping();
    const checks: Record<string, Check> = {
      process: { state: this.#draining ? 'down' : 'ok' },
      database: { state: databaseUp ? 'ok' : 'down', spooled_records: spoolDepth() },
      migrations: { state: 'ok', version: schemaVersion },
      coordination: { state: changesAreHeard() ? 'ok' : 'down', kind: 'in-process' },
      deployments: { state: deployments > 0 ? 'ok' : 'down', count: deployments },
    };
    return { ready: Object.values(checks).every((check) => check.state === 'ok'), checks };
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
