import type { Clock } from '@weir/domain/kernel';
import type { DiscoveryTurn, DiscoveryTurns } from '@weir/domain/models';

/** Turns in a Map, by the test's clock. */
export class InMemoryDiscoveryTurns implements DiscoveryTurns {
  readonly #turns = new Map<DiscoveryTurn, { readonly holder: string; readonly endsAtMs: number }>();
  readonly #clock: Pick<Clock, 'nowMs'>;
  /** When set, every call rejects with it. */
  failure: Error | null = null;

  constructor(clock: Pick<Clock, 'nowMs'>) {
    this.#clock = clock;
  }

  async take(name: DiscoveryTurn, holder: string, forMs: number): Promise<boolean> {
    if (this.failure !== null) throw this.failure;
    const nowMs = this.#clock.nowMs();
    const turn = this.#turns.get(name);
    if (turn !== undefined && turn.holder !== holder && turn.endsAtMs > nowMs) return false;
    this.#turns.set(name, { holder, endsAtMs: nowMs + forMs });
    return true;
  }

  async giveBack(name: DiscoveryTurn, holder: string): Promise<void> {
    if (this.failure !== null) throw this.failure;
    if (this.#turns.get(name)?.holder === holder) this.#turns.delete(name);
  }
}
