import { percentile } from '../statistics.ts';

const INITIAL_CAPACITY = 1 << 16;
const MAX_SAMPLES = 1 << 24;

/** Keeps every sample up to 16 million (128 MB), then counts what it had to leave out. */
export class SampleRecorder {
  #samples = new Float64Array(INITIAL_CAPACITY);
  #count = 0;
  #dropped = 0;

  record(value: number): void {
    if (this.#count === this.#samples.length && !this.#grow()) {
      this.#dropped += 1;
      return;
    }
    this.#samples[this.#count++] = value;
  }

  get count(): number {
    return this.#count;
  }

  /** Samples that did not fit; percentiles cover only those before them. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Percentiles for the given fractions (0 to 1), or `null` in place of each when nothing was recorded. */
  percentiles(fractions: readonly number[]): (number | null)[] {
    const ascending = this.#samples.slice(0, this.#count).sort();
    return fractions.map((fraction) => (this.#count === 0 ? null : percentile(ascending, fraction)));
  }

  #grow(): boolean {
    if (this.#samples.length >= MAX_SAMPLES) return false;
    const larger = new Float64Array(this.#samples.length * 2);
    larger.set(this.#samples);
    this.#samples = larger;
    return true;
  }
}
