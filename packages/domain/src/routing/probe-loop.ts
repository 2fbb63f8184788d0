import type { Clock, Timer } from '../kernel/clock.ts';
import type { ConnectionId, CredentialId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import { CONNECTION_KINDS, type ConnectionKindTraits } from '../models/connection-kinds.ts';
import { listInTime } from '../models/discover-models.ts';
import type { CatalogConnection } from '../models/model.ts';
import type { ModelDiscovery } from '../models/ports.ts';
import type { BreakerAccount, Breakers } from './breakers.ts';

export interface ProbeLoopLimits {
  /** About how long between two questions to one account, and from its outage to the first. */
  readonly intervalMs: number;
  /** How often the loop checks which accounts are due. */
  readonly tickMs: number;
  /** Most accounts that are asked at once. */
  readonly maxParallel: number;
}

const DEFAULT_PROBE_LIMITS: ProbeLoopLimits = { intervalMs: 15_000, tickMs: 250, maxParallel: 4 };

/** 2^16 times 15 s is beyond any time that a breaker is open. */
const MOST_DOUBLINGS = 16;

export interface ProbeLoopPorts {
  readonly breakers: Pick<Breakers, 'outages' | 'listsModels' | 'stateOf' | 'retryAfterMs'>;
  /** The connection with this credential, e.g. of the current catalog snapshot; null when there is none any more. */
  readonly connectionWith: (
    connectionId: ConnectionId,
    credentialId: CredentialId | null,
  ) => CatalogConnection | null;
  readonly discovery: ModelDiscovery;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Evenly spread, from 0 up to but not including 1. */
  readonly random: () => number;
}

interface Schedule {
  dueAtMs: number;
  /** How often it listed its models in this outage. */
  lists: number;
  running: boolean;
}

/**
 * Asks the upstreams that an outage has stopped for their models, so that a short outage does not shut one out for as long as
 * its breaker is open: once an upstream lists them, the next request tries it. Only this gateway's breakers are concerned.
 * Nothing is asked of upstreams without an outage. Where the list comes but the request that follows fails, the upstream is
 * asked half as often from then on: each such request pays for it.
 */
export class ProbeLoop {
  readonly #ports: ProbeLoopPorts;
  readonly #limits: ProbeLoopLimits;
  /** Of those that have an outage, by the id of the brought credential, else of the connection. */
  readonly #schedules = new Map<ConnectionId | CredentialId, Schedule>();
  #abort: AbortController | null = null;
  #timer: Timer | null = null;
  #running = 0;

  constructor(ports: ProbeLoopPorts, limits: Partial<ProbeLoopLimits> = {}) {
    this.#ports = ports;
    this.#limits = { ...DEFAULT_PROBE_LIMITS, ...limits };
  }

  start(): void {
    if (this.#abort !== null) return;
    this.#abort = new AbortController();
    this.#scheduleTick(this.#abort.signal);
  }

  /** What is under way is aborted. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#abort?.abort();
    this.#abort = null;
    this.#schedules.clear();
  }

  #scheduleTick(signal: AbortSignal): void {
    this.#timer = this.#ports.clock.schedule(this.#limits.tickMs, () => {
      this.#askDue(signal);
      this.#scheduleTick(signal);
    });
  }

  #askDue(signal: AbortSignal): void {
    const outages = this.#ports.breakers.outages();
    if (outages.length === 0 && this.#schedules.size === 0) return;
    const nowMs = this.#nowMs();
    const scheduled = outages.map((account) => ({ account, schedule: this.#scheduleOf(account, nowMs) }));
    const keys = new Set(outages.map(keyOf));
    for (const key of this.#schedules.keys()) if (!keys.has(key)) this.#schedules.delete(key);
    const due = scheduled.filter(({ schedule }) => !schedule.running && nowMs >= schedule.dueAtMs);
    // Those that wait longest come first, so that many that hang do not keep the others from their turn.
    due.sort((a, b) => a.schedule.dueAtMs - b.schedule.dueAtMs);
    for (const { account, schedule } of due) {
      if (this.#running >= this.#limits.maxParallel) return;
      const connection = this.#toAsk(account, nowMs);
      if (connection !== null) void this.#ask(connection, schedule, signal);
    }
  }

  /** Null while a list would change nothing. */
  #toAsk({ connectionId, credentialId }: BreakerAccount, nowMs: number): CatalogConnection | null {
    const { breakers, connectionWith } = this.#ports;
    const connection = connectionWith(connectionId, credentialId);
    if (connection === null || !canBeAsked(connection)) return null;
    const waits = breakers.stateOf(connection) === 'open' && breakers.retryAfterMs(connection, nowMs) !== 0;
    return waits ? connection : null;
  }

  async #ask(connection: CatalogConnection, schedule: Schedule, stopped: AbortSignal): Promise<void> {
    const { breakers, logger } = this.#ports;
    schedule.running = true;
    this.#running++;
    const askedMs = this.#nowMs();
    // Whatever went wrong, the breaker keeps to its time.
    const listed = await listInTime(connection, this.#ports, stopped).catch(() => []);
    this.#running--;
    if (stopped.aborted) return;
    schedule.running = false;
    if (listed.length > 0) {
      schedule.lists += 1;
      breakers.listsModels(connection, askedMs, this.#nowMs());
      logger.log('info', 'breaker.probed', { connectionId: connection.id, models: listed.length });
    }
    schedule.dueAtMs = this.#nowMs() + this.#waitMs(schedule.lists);
  }

  #scheduleOf(account: BreakerAccount, nowMs: number): Schedule {
    const known = this.#schedules.get(keyOf(account));
    if (known !== undefined) return known;
    const added: Schedule = { dueAtMs: nowMs + this.#waitMs(0), lists: 0, running: false };
    this.#schedules.set(keyOf(account), added);
    return added;
  }

  /** Between half and one and a half times the interval, so that gateways do not ask together. */
  #waitMs(lists: number): number {
    return this.#limits.intervalMs * 2 ** Math.min(lists, MOST_DOUBLINGS) * (0.5 + this.#ports.random());
  }

  #nowMs(): number {
    return this.#ports.clock.monotonicUs() / 1_000;
  }
}

function canBeAsked({ kind, credentialFrom }: CatalogConnection): boolean {
  const { listsModelsElsewhere }: ConnectionKindTraits = CONNECTION_KINDS[kind];
  // Without the client's own credential most upstreams list nothing.
  return listsModelsElsewhere !== true && credentialFrom === 'weir';
}

function keyOf({ connectionId, credentialId }: BreakerAccount): ConnectionId | CredentialId {
  return credentialId ?? connectionId;
}
