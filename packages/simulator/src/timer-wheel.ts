const slotCount = 1_024;

/** Something to be woken once. Belongs to at most one slot of one wheel. */
export interface WheelEntry {
  dueTick: number;
  run(nowMs: number): void;
}

/**
 * One timer for any number of entries, to the millisecond. A `setTimeout` per token would cost a list insertion,
 * an object and a callback each; a wheel costs one Set operation.
 */
export class TimerWheel {
  readonly #slots: readonly Set<WheelEntry>[] = Array.from({ length: slotCount }, () => new Set());
  #size = 0;
  #tick = 0;
  #isAdvancing = false;
  #timer: NodeJS.Timeout | undefined;
  #timerTick = Number.POSITIVE_INFINITY;

  /** Wakes `entry` at `atMs` of `performance.now()`, in place of any earlier appointment of it. */
  schedule(entry: WheelEntry, atMs: number): void {
    this.#remove(entry);
    if (this.#size === 0 && !this.#isAdvancing) this.#tick = Math.floor(performance.now());
    entry.dueTick = Math.max(Math.ceil(atMs), this.#tick + 1);
    this.#slots[entry.dueTick % slotCount]!.add(entry);
    this.#size += 1;
    if (entry.dueTick < this.#timerTick && !this.#isAdvancing) this.#arm(entry.dueTick);
  }

  cancel(entry: WheelEntry): void {
    this.#remove(entry);
    if (this.#size === 0) this.#disarm();
  }

  #remove(entry: WheelEntry): void {
    if (this.#slots[entry.dueTick % slotCount]?.delete(entry)) this.#size -= 1;
  }

  #arm(tick: number): void {
    clearTimeout(this.#timer);
    this.#timerTick = tick;
    this.#timer = setTimeout(() => this.#advance(), Math.max(1, tick - performance.now()));
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#timerTick = Number.POSITIVE_INFINITY;
  }

  #advance(): void {
    this.#isAdvancing = true;
    const nowMs = performance.now();
    const lastTick = Math.floor(nowMs);
    // A whole turn visits every slot, however late this is.
    this.#tick = Math.max(this.#tick, lastTick - slotCount);
    while (this.#tick < lastTick && this.#size > 0) {
      this.#tick += 1;
      const slot = this.#slots[this.#tick % slotCount]!;
      for (const entry of slot) {
        if (entry.dueTick > lastTick) continue;
        slot.delete(entry);
        this.#size -= 1;
        entry.run(nowMs);
      }
    }
    this.#isAdvancing = false;
    if (this.#size === 0) this.#disarm();
    else this.#arm(this.#nextTick());
  }

  /** @returns the next tick with an entry in its slot; one of a later turn only costs an early look. */
  #nextTick(): number {
    for (let tick = this.#tick + 1; tick <= this.#tick + slotCount; tick++) {
      if (this.#slots[tick % slotCount]!.size > 0) return tick;
    }
    return this.#tick + slotCount;
  }
}
