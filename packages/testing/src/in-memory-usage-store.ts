import { DomainError } from '@weir/domain/kernel';
import type { UsageRecord, UsageStore } from '@weir/domain/usage';

/**
 * The result of one insert. `away`: the database does not answer. `lost_answer`: the transaction commits, the caller
 * is told it failed. `hang`: no answer until the signal aborts.
 */
export type InsertBehaviour = 'commit' | 'away' | 'lost_answer' | 'hang';

/** Sums over the records a store has taken, each counted once. */
export interface UsageTotals {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costNanoUsd: bigint;
}

const NOTHING: UsageTotals = { requests: 0, inputTokens: 0, outputTokens: 0, costNanoUsd: 0n };

/** The usage store as the port describes it, with switches for everything a database can do to its caller. */
export class InMemoryUsageStore implements UsageStore {
  /** Asked at every insert; an answer that is a promise delays the insert until it resolves. */
  behave: (records: readonly UsageRecord[]) => InsertBehaviour | Promise<InsertBehaviour> = () => 'commit';
  /** A record that is rejected for its own sake, and its batch with it. */
  rejects: (record: UsageRecord) => boolean = () => false;
  /** Sizes of the batches handed in, rejected ones included. */
  readonly batches: number[] = [];
  /** Inserts not answered yet. */
  inFlight = 0;
  mostInFlight = 0;
  readonly #records = new Map<string, UsageRecord>();
  readonly #rollups = new Map<string, UsageTotals>();

  async insert(records: readonly UsageRecord[], signal?: AbortSignal): Promise<void> {
    this.batches.push(records.length);
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      if (signal?.aborted) throw away();
      const asked = this.behave(records);
      const behaviour = typeof asked === 'string' ? asked : await asked;
      if (behaviour === 'hang') await aborted(signal);
      if (behaviour === 'away') throw away();
      if (records.some(this.rejects)) throw new TypeError('a column does not take this value');
      for (const record of records) this.#add(record);
      if (behaviour === 'lost_answer') throw away();
    } finally {
      this.inFlight -= 1;
    }
  }

  /** Everything taken, in the order of arrival. */
  get records(): UsageRecord[] {
    return [...this.#records.values()];
  }

  has(requestId: string): boolean {
    return this.#records.has(requestId);
  }

  get totals(): UsageTotals {
    return [...this.#rollups.values()].reduce(plus, NOTHING);
  }

  /** Totals by `organization/model/hour`. */
  get rollups(): ReadonlyMap<string, UsageTotals> {
    return this.#rollups;
  }

  #add(record: UsageRecord): void {
    if (this.#records.has(record.requestId)) return;
    this.#records.set(record.requestId, record);
    const key = `${record.organizationId}/${record.model}/${record.startedAt.toISOString().slice(0, 13)}`;
    const added: UsageTotals = {
      requests: 1,
      inputTokens: record.usage.inputTokens ?? 0,
      outputTokens: record.usage.outputTokens ?? 0,
      costNanoUsd: record.costNanoUsd ?? 0n,
    };
    this.#rollups.set(key, plus(this.#rollups.get(key) ?? NOTHING, added));
  }
}

function plus(left: UsageTotals, right: UsageTotals): UsageTotals {
  return {
    requests: left.requests + right.requests,
    inputTokens: left.inputTokens + right.inputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
    costNanoUsd: left.costNanoUsd + right.costNanoUsd,
  };
}

function away(): DomainError {
  return new DomainError('database_unavailable', 'The database does not answer.', { retryable: true });
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(away()), { once: true });
  });
}
