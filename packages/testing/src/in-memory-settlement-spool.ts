import { DomainError } from '@weir/domain/kernel';
import type { SettlementSpool, SpoolBatch, UsageRecord } from '@weir/domain/usage';

/** The result of one append; `hang` is a disk that does not answer until it is woken. */
export type AppendBehaviour = 'keep' | 'fail' | 'hang';

/** The spool as the port describes it, in memory, with switches for a full and a dead disk. */
export class InMemorySettlementSpool implements SettlementSpool {
  /** Asked at every append; an answer that is a promise delays the append until it resolves. */
  behave: (records: readonly UsageRecord[]) => AppendBehaviour | Promise<AppendBehaviour> = () => 'keep';
  /** Most records that it has room for. */
  capacity = Number.POSITIVE_INFINITY;
  /** Makes `peek` reject. */
  unreadable = false;
  readonly quarantined: UsageRecord[] = [];
  /** Sizes of the groups handed in. */
  readonly groups: number[] = [];
  #waiting: UsageRecord[] = [];
  #released = 0;
  #hanging: ((error: DomainError) => void)[] = [];
  #closed = false;

  /** Records waiting for replay, oldest first. */
  get records(): readonly UsageRecord[] {
    return this.#waiting;
  }

  /** The spool that the next process finds: what waits, and nothing of this one's switches. */
  reopened(): InMemorySettlementSpool {
    const next = new InMemorySettlementSpool();
    next.#waiting = [...this.#waiting];
    return next;
  }

  async append(records: readonly UsageRecord[]): Promise<void> {
    this.groups.push(records.length);
    if (this.#closed) throw unavailable();
    const asked = this.behave(records);
    const behaviour = typeof asked === 'string' ? asked : await asked;
    if (behaviour === 'hang') return new Promise((_, reject) => this.#hanging.push(reject));
    if (behaviour === 'fail') throw unavailable();
    this.#waiting.push(...records);
  }

  hasRoomFor(records: number): boolean {
    return this.#waiting.length + records <= this.capacity;
  }

  /** Ends the appends that hang: they fail. */
  wake(): void {
    for (const fail of this.#hanging.splice(0)) fail(unavailable());
  }

  async peek(limit: number): Promise<SpoolBatch | null> {
    if (this.unreadable) throw unavailable();
    const records = this.#waiting.slice(0, limit);
    if (records.length === 0) return null;
    const endsAt = this.#released + records.length;
    return {
      records,
      release: async () => {
        const forgotten = Math.max(0, endsAt - this.#released);
        this.#waiting = this.#waiting.slice(forgotten);
        this.#released += forgotten;
      },
    };
  }

  async quarantine(records: readonly UsageRecord[]): Promise<void> {
    this.quarantined.push(...records);
  }

  depth(): number {
    return this.#waiting.length;
  }

  async close(): Promise<void> {
    this.#closed = true;
  }
}

function unavailable(): DomainError {
  return new DomainError('ledger_unavailable', 'The usage ledger is unavailable.', { retryable: true });
}
