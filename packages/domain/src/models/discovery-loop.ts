import type { Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { ConnectionId } from '../kernel/ids.ts';
import type { Discovery, DiscoverySource } from './discovery.ts';
import type { DiscoveryTurns } from './ports.ts';

export interface DiscoveryLoopLimits {
  readonly intervalMs: number;
  /** Wait after the first failure; doubled with every further one, up to the interval. */
  readonly firstRetryMs: number;
  /** How often the loop checks which sources are due. */
  readonly tickMs: number;
  /** How long this gateway has the turn, each time that it takes it; it does so after a third of that. */
  readonly turnMs: number;
  /** Most sources that are asked at once. */
  readonly maxParallel: number;
}

const DEFAULT_DISCOVERY_LIMITS: DiscoveryLoopLimits = {
  intervalMs: 300_000,
  firstRetryMs: 5_000,
  tickMs: 1_000,
  turnMs: 30_000,
  maxParallel: 16,
};

export interface DiscoveryLoopPorts extends Pick<Discovery['ports'], 'clock' | 'logger'> {
  readonly discovery: Pick<Discovery, 'sources' | 'ask'>;
  readonly turns: DiscoveryTurns;
  /** The id of this process. */
  readonly holder: string;
}

interface Schedule {
  dueAtUs: number;
  failures: number;
  running: boolean;
}

/**
 * Keeps the catalog's models of each upstream, and its hosts, current, at one gateway at a time: the one that has the turn. When
 * that one dies, another has it after `turnMs`. Failing sources are asked more often than the others.
 */
export class DiscoveryLoop {
  readonly #ports: DiscoveryLoopPorts;
  readonly #limits: DiscoveryLoopLimits;
  /** By the id of the connection; null is the discovery server. */
  readonly #schedules = new Map<ConnectionId | null, Schedule>();
  #abort: AbortController | null = null;
  #timer: Timer | null = null;
  #turnEndsAtUs = 0;
  #takeTurnAtUs = 0;
  #running = 0;

  constructor(ports: DiscoveryLoopPorts, limits: Partial<DiscoveryLoopLimits> = {}) {
    this.#ports = ports;
    this.#limits = { ...DEFAULT_DISCOVERY_LIMITS, ...limits };
  }

  /** Starts. Sources that were just asked wait a whole interval; all others are asked at the next tick. */
  start(justAsked: readonly (ConnectionId | null)[] = []): void {
    if (this.#abort !== null) return;
    this.#abort = new AbortController();
    const nowUs = this.#ports.clock.monotonicUs();
    this.#turnEndsAtUs = nowUs;
    this.#takeTurnAtUs = nowUs;
    for (const id of justAsked) {
      this.#schedules.set(id, {
        dueAtUs: this.#afterMs(this.#limits.intervalMs),
        failures: 0,
        running: false,
      });
    }
    this.#scheduleTick(this.#abort.signal);
  }

  /** Stops; what is under way is aborted, and another gateway may have the turn. Never rejects. */
  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = null;
    this.#abort?.abort();
    this.#abort = null;
    this.#schedules.clear();
    if (!this.#hasTurn) return;
    this.#turnEndsAtUs = 0;
    const { turns, holder } = this.#ports;
    // If it cannot be given back, it ends by itself.
    await turns.giveBack('poll', holder).catch(() => undefined);
  }

  get #hasTurn(): boolean {
    return this.#ports.clock.monotonicUs() < this.#turnEndsAtUs;
  }

  #scheduleTick(signal: AbortSignal): void {
    this.#timer = this.#ports.clock.schedule(this.#limits.tickMs, () => {
      this.#tick(signal);
      this.#scheduleTick(signal);
    });
  }

  #tick(signal: AbortSignal): void {
    if (this.#ports.clock.monotonicUs() >= this.#takeTurnAtUs) void this.#takeTurn(signal);
    if (this.#hasTurn) this.#askDue(signal);
  }

  async #takeTurn(signal: AbortSignal): Promise<void> {
    const { turns, holder, clock, logger } = this.#ports;
    const { turnMs } = this.#limits;
    const had = this.#hasTurn;
    const fromUs = clock.monotonicUs();
    this.#takeTurnAtUs = fromUs + Math.floor(turnMs / 3) * 1_000;
    // While the database is away nobody takes it: neither could what is discovered be written.
    const taken = await turns.take('poll', holder, turnMs).catch(() => null);
    if (signal.aborted || taken === null) return;
    this.#turnEndsAtUs = taken ? fromUs + turnMs * 1_000 : 0;
    if (!taken || had) return;
    logger.log('info', 'discovery.turn_taken', {});
    this.#askDue(signal);
  }

  #askDue(signal: AbortSignal): void {
    const sources = this.#ports.discovery.sources();
    const ids = new Set(sources.map(({ id }) => id));
    for (const id of this.#schedules.keys()) if (!ids.has(id)) this.#schedules.delete(id);
    const nowUs = this.#ports.clock.monotonicUs();
    for (const source of sources) {
      if (this.#running >= this.#limits.maxParallel) return;
      const schedule = this.#scheduleOf(source.id, nowUs);
      if (!schedule.running && nowUs >= schedule.dueAtUs) void this.#ask(source, schedule, signal);
    }
  }

  #scheduleOf(id: ConnectionId | null, nowUs: number): Schedule {
    const known = this.#schedules.get(id);
    if (known !== undefined) return known;
    const added: Schedule = { dueAtUs: nowUs, failures: 0, running: false };
    this.#schedules.set(id, added);
    return added;
  }

  async #ask(source: DiscoverySource, schedule: Schedule, stopped: AbortSignal): Promise<void> {
    schedule.running = true;
    this.#running++;
    let count: number | null = null;
    try {
      count = await this.#ports.discovery.ask(source, stopped);
    } catch (error) {
      // The source answered but the catalog could not be written: not discovered.
      const errorCode = isDomainError(error) ? error.code : 'database_error';
      if (!stopped.aborted) this.#log(source, errorCode);
    } finally {
      this.#running--;
    }
    if (stopped.aborted) return;
    if (count !== null && schedule.failures > 0 && source.id !== null) {
      this.#ports.logger.log('info', 'upstream.connected', { connectionId: source.id, models: count });
    }
    schedule.running = false;
    schedule.failures = count === null ? schedule.failures + 1 : 0;
    schedule.dueAtUs = this.#afterMs(this.#waitMs(schedule.failures));
  }

  #log({ id }: DiscoverySource, errorCode: string): void {
    const { logger } = this.#ports;
    if (id === null) logger.log('warn', 'discovery.server_failed', { errorCode });
    else logger.log('warn', 'upstream.unreachable', { connectionId: id, errorCode });
  }

  #waitMs(failures: number): number {
    if (failures === 0) return this.#limits.intervalMs;
    return Math.min(this.#limits.firstRetryMs * 2 ** (failures - 1), this.#limits.intervalMs);
  }

  #afterMs(delayMs: number): number {
    return this.#ports.clock.monotonicUs() + delayMs * 1_000;
  }
}
