import type { Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { ConnectionId } from '../kernel/ids.ts';
import { type DiscoverModelsPorts, discoverModels } from './discover-models.ts';
import type { Connection } from './model.ts';

export interface DiscoveryLoopLimits {
  readonly intervalMs: number;
  /** Wait after the first failure; doubled with every further one, up to the interval. */
  readonly firstRetryMs: number;
  /** How often the loop checks which connections are due. */
  readonly tickMs: number;
}

const DEFAULT_DISCOVERY_LIMITS: DiscoveryLoopLimits = {
  intervalMs: 300_000,
  firstRetryMs: 5_000,
  tickMs: 1_000,
};

export interface DiscoveryLoopPorts extends DiscoverModelsPorts {
  /** The current connections, e.g. of the current catalog snapshot. */
  readonly connections: () => readonly Connection[];
}

interface Schedule {
  dueAtUs: number;
  failures: number;
  running: boolean;
}

/** Keeps the catalog's models of each upstream current. Failing upstreams are asked more often than the others. */
export class DiscoveryLoop {
  readonly #ports: DiscoveryLoopPorts;
  readonly #limits: DiscoveryLoopLimits;
  readonly #schedules = new Map<ConnectionId, Schedule>();
  #abort: AbortController | null = null;
  #timer: Timer | null = null;

  constructor(ports: DiscoveryLoopPorts, limits: Partial<DiscoveryLoopLimits> = {}) {
    this.#ports = ports;
    this.#limits = { ...DEFAULT_DISCOVERY_LIMITS, ...limits };
  }

  /** Starts. Connections that were just discovered wait a whole interval; all others are asked at the next tick. */
  start(justDiscovered: readonly ConnectionId[] = []): void {
    if (this.#abort !== null) return;
    this.#abort = new AbortController();
    for (const id of justDiscovered) {
      this.#schedules.set(id, {
        dueAtUs: this.#afterMs(this.#limits.intervalMs),
        failures: 0,
        running: false,
      });
    }
    this.#scheduleTick(this.#abort.signal);
  }

  /** Stops; running discoveries are aborted. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#abort?.abort();
    this.#abort = null;
    this.#schedules.clear();
  }

  #scheduleTick(signal: AbortSignal): void {
    this.#timer = this.#ports.clock.schedule(this.#limits.tickMs, () => {
      this.#tick(signal);
      this.#scheduleTick(signal);
    });
  }

  #tick(signal: AbortSignal): void {
    const connections = this.#ports.connections();
    const ids = new Set(connections.map((connection) => connection.id));
    for (const id of this.#schedules.keys()) if (!ids.has(id)) this.#schedules.delete(id);
    const nowUs = this.#ports.clock.monotonicUs();
    for (const connection of connections) {
      const schedule = this.#scheduleOf(connection.id, nowUs);
      if (!schedule.running && nowUs >= schedule.dueAtUs) void this.#discover(connection, schedule, signal);
    }
  }

  #scheduleOf(id: ConnectionId, nowUs: number): Schedule {
    const known = this.#schedules.get(id);
    if (known !== undefined) return known;
    const added: Schedule = { dueAtUs: nowUs, failures: 0, running: false };
    this.#schedules.set(id, added);
    return added;
  }

  async #discover(connection: Connection, schedule: Schedule, stopped: AbortSignal): Promise<void> {
    schedule.running = true;
    let models: number | null = null;
    try {
      models = await discoverModels(connection, this.#ports, stopped);
    } catch (error) {
      // The upstream answered but the catalog could not be written: not discovered.
      const errorCode = isDomainError(error) ? error.code : 'database_error';
      this.#ports.logger.log('warn', 'upstream.unreachable', { connectionId: connection.id, errorCode });
    }
    if (stopped.aborted) return;
    if (models !== null && schedule.failures > 0) {
      this.#ports.logger.log('info', 'upstream.connected', { connectionId: connection.id, models });
    }
    schedule.running = false;
    schedule.failures = models === null ? schedule.failures + 1 : 0;
    schedule.dueAtUs = this.#afterMs(this.#waitMs(schedule.failures));
  }

  #waitMs(failures: number): number {
    if (failures === 0) return this.#limits.intervalMs;
    return Math.min(this.#limits.firstRetryMs * 2 ** (failures - 1), this.#limits.intervalMs);
  }

  #afterMs(delayMs: number): number {
    return this.#ports.clock.monotonicUs() + delayMs * 1_000;
  }
}
