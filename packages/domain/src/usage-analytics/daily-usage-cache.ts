import type { Clock } from '../kernel/clock.ts';
import type { UsageRange } from '../usage-reports/usage-report.ts';
import type { AnalyticsSettings } from './analytics-settings.ts';
import type { BuildOutcome, CachedDay, DailyUsageStore } from './ports.ts';
import type { CacheCoverage } from './usage-analytics.ts';

const DAY_MS = 86_400_000;

export interface RebuiltDays {
  readonly rebuilt: number;
  /** The days that there was no time for; none when it is done. */
  readonly remaining: readonly string[];
}

export interface DailyUsageCacheOptions {
  readonly store: DailyUsageStore;
  readonly clock: Clock;
  readonly settings: Pick<
    AnalyticsSettings,
    'todayTtlMs' | 'cacheKeptDays' | 'cacheLockWaitMs' | 'cacheBuildMs' | 'cacheRebuildDays'
  >;
}

/**
 * What is known of whole days (UTC) that sums of usage do not say: who used what, and what ended requests. A day that is
 * complete is not read again, unless its usage changed; an unfinished one when it is older than the TTL.
 */
export class DailyUsageCache {
  readonly #store: DailyUsageStore;
  readonly #clock: Clock;
  readonly #settings: DailyUsageCacheOptions['settings'];
  /** Those that this gateway builds at present: others here wait for the same. */
  readonly #building = new Map<string, Promise<BuildOutcome>>();

  constructor({ store, clock, settings }: DailyUsageCacheOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#settings = settings;
  }

  /** Builds what a range lacks, the latest days first, for a limited time. Throws DomainError `database_unavailable`. */
  async prepare(range: UsageRange): Promise<CacheCoverage> {
    const { days, stale, outcomes } = await this.#buildStale(range, this.#settings.cacheBuildMs);
    const nowDay = dayOf(this.#clock.nowMs());
    await this.#store.count({
      hits: days.length - stale.length,
      misses: stale.length,
      graceUses: days.filter(({ day, isComplete }) => !isComplete && day < nowDay).length,
      ...sumOf(outcomes),
    });
    const isMissing = ({ day, builtAt }: CachedDay) =>
      builtAt === null && outcomes.get(day)?.isFresh !== true;
    const latest = days.at(-1);
    return {
      missingDays: stale.filter(isMissing).length,
      refreshedAt: latest === undefined ? null : this.#refreshedAt(latest, outcomes),
    };
  }

  /** The same before anybody asks: neither a hit nor a miss. Throws DomainError `database_unavailable`. */
  async warm(range: UsageRange, maxMs: number): Promise<void> {
    const { outcomes } = await this.#buildStale(range, maxMs);
    await this.#store.count({ hits: 0, misses: 0, graceUses: 0, ...sumOf(outcomes) });
  }

  /** Builds the days of the range anew, the latest first, for a limited time. Throws DomainError `database_unavailable`. */
  async rebuild(range: UsageRange): Promise<RebuiltDays> {
    const nowMs = this.#clock.nowMs();
    const last = Math.min(range.until.getTime() - 1, nowMs);
    const days: string[] = [];
    for (let atMs = last; atMs >= startOfDay(range.since.getTime()); atMs -= DAY_MS) days.push(dayOf(atMs));
    const wanted = days.slice(0, this.#settings.cacheRebuildDays);
    const outcomes = await this.#buildWithin(wanted, new Date(nowMs), this.#settings.cacheBuildMs * 5);
    await this.#store.count({ hits: 0, misses: 0, graceUses: 0, ...sumOf(outcomes) });
    return {
      rebuilt: [...outcomes.values()].filter(({ isFresh }) => isFresh).length,
      remaining: days.filter((day) => outcomes.get(day)?.isFresh !== true),
    };
  }

  /**
   * Builds one day (`YYYY-MM-DD`, UTC) anew, unless it was built since. False where another gateway builds it for long. Rejects with
   * DomainError `database_unavailable`, also when the signal aborts.
   */
  async rebuildDay(day: string, notBefore: Date, signal: AbortSignal): Promise<boolean> {
    const outcome = await this.#build(day, notBefore, signal);
    await this.#store.count({ hits: 0, misses: 0, graceUses: 0, ...sumOf(new Map([[day, outcome]])) });
    return outcome.isFresh;
  }

  counts(): ReturnType<DailyUsageStore['counts']> {
    return this.#store.counts();
  }

  /** Deletes days that are older than the cache keeps them. */
  prune(): Promise<number> {
    return this.#store.prune(dayOf(this.#clock.nowMs() - this.#settings.cacheKeptDays * DAY_MS));
  }

  async #buildStale(range: UsageRange, maxMs: number) {
    const last = dayOf(Math.min(range.until.getTime() - 1, this.#clock.nowMs()));
    const days = await this.#store.days(dayOf(range.since.getTime()), last, this.#settings.todayTtlMs);
    const stale = days.filter(({ isFresh }) => !isFresh).toReversed();
    const outcomes = await this.#buildWithin(
      stale.map(({ day }) => day),
      null,
      maxMs,
    );
    return { days, stale, outcomes };
  }

  #refreshedAt(latest: CachedDay, outcomes: ReadonlyMap<string, BuildOutcome>): Date | null {
    if (latest.isComplete) return null;
    return outcomes.get(latest.day)?.isFresh === true ? new Date(this.#clock.nowMs()) : latest.builtAt;
  }

  /** One after the other: a build reads much, and the database has other work. */
  async #buildWithin(
    days: readonly string[],
    notBefore: Date | null,
    maxMs: number,
  ): Promise<ReadonlyMap<string, BuildOutcome>> {
    const endsAtUs = this.#clock.monotonicUs() + maxMs * 1_000;
    const outcomes = new Map<string, BuildOutcome>();
    for (const day of days) {
      if (outcomes.size > 0 && this.#clock.monotonicUs() > endsAtUs) break;
      outcomes.set(day, await this.#build(day, notBefore));
    }
    return outcomes;
  }

  async #build(day: string, notBefore: Date | null, signal?: AbortSignal): Promise<BuildOutcome> {
    const running = this.#building.get(day);
    if (running !== undefined && notBefore === null)
      return { ...(await running), lock: 'missed', built: false };
    const { todayTtlMs, cacheLockWaitMs: lockWaitMs } = this.#settings;
    const build = this.#store.build(day, { todayTtlMs, lockWaitMs, notBefore, signal });
    this.#building.set(day, build);
    try {
      return await build;
    } finally {
      if (this.#building.get(day) === build) this.#building.delete(day);
    }
  }
}

function sumOf(outcomesByDay: ReadonlyMap<string, BuildOutcome>) {
  const outcomes = [...outcomesByDay.values()];
  return {
    rebuilds: outcomes.filter(({ built }) => built).length,
    locksAcquired: outcomes.filter(({ lock }) => lock === 'acquired').length,
    locksMissed: outcomes.filter(({ lock }) => lock === 'missed').length,
  };
}

function startOfDay(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
