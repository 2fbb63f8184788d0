/** A minute is measured in this many slices, so a use counts for 55 to 60 s. */
const SLICES = 12;
export const SLICE_MS = 5_000;

/** What the last minute used of a rate. Slices are numbered by the clock; the current one is the highest. */
export class RateWindow {
  readonly #slices = new Float64Array(SLICES);
  #latest = 0;
  #sum = 0;

  /** What is used in the minute that ends with this slice. */
  used(slice: number): number {
    if (slice > this.#latest) this.#advance(slice);
    return this.#sum;
  }

  /** Adds to an earlier slice or the current one; nothing where that has left the minute. Never falls below zero. */
  add(slice: number, amount: number): void {
    if (slice > this.#latest) this.#advance(slice);
    if (slice <= this.#latest - SLICES) return;
    const at = slice % SLICES;
    const before = this.#slices[at]!;
    const after = Math.max(0, before + amount);
    this.#slices[at] = after;
    this.#sum += after - before;
  }

  /** How many slices from now on at most `used` is used: 0 now, 12 when the minute is empty. */
  slicesUntil(slice: number, used: number): number {
    let rest = this.used(slice);
    for (let passed = 0; passed < SLICES; passed++) {
      if (rest <= used) return passed;
      rest -= this.#slices[(slice + 1 + passed) % SLICES]!;
    }
    return SLICES;
  }

  #advance(slice: number): void {
    const passed = Math.min(SLICES, slice - this.#latest);
    for (let i = 1; i <= passed; i++) {
      const at = (this.#latest + i) % SLICES;
      this.#sum -= this.#slices[at]!;
      this.#slices[at] = 0;
    }
    this.#latest = slice;
  }
}
