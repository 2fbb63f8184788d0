import { bucketIndex, GAP_BOUNDS_US } from './latency-buckets.ts';
import { TokenStrip } from './token-strip.ts';
import type { InterTokenLatency } from './usage-record.ts';

/** Gaps kept for the percentiles. Up to this number they are exact; at most 16 KiB per stream. */
const MAX_SAMPLES = 4_096;
const FIRST_CAPACITY = 64;
const MAX_GAP_US = 0xffff_ffff;

/**
 * Accumulates gaps in bounded memory. Count, mean (rounded to the microsecond), maximum, buckets and strip are always exact.
 * Percentiles are by nearest rank over all gaps up to 4,096 of them; beyond that over every 2nd, then 4th, 8th … gap,
 * at least 2,048 evenly spread ones. Gaps count as at least 0 and at most 2³²−1 µs (71 minutes).
 */
export class LatencySummary {
  readonly #buckets = new Uint32Array(GAP_BOUNDS_US.length + 1);
  readonly #strip = new TokenStrip();
  #samples = new Uint32Array(FIRST_CAPACITY);
  #sampleCount = 0;
  /** Every `#stride`th gap is a sample; a power of two. */
  #stride = 1;
  #count = 0;
  #sumUs = 0;
  #maxUs = 0;

  add(gapUs: number): void {
    const gap = gapUs > 0 ? Math.min(Math.round(gapUs), MAX_GAP_US) : 0;
    if ((this.#count & (this.#stride - 1)) === 0) this.#sample(gap);
    if (this.#count === 0) this.#strip.add(0);
    this.#count += 1;
    this.#sumUs += gap;
    this.#buckets[bucketIndex(gap, GAP_BOUNDS_US)]! += 1;
    this.#strip.add(this.#sumUs);
    if (gap > this.#maxUs) this.#maxUs = gap;
  }

  get count(): number {
    return this.#count;
  }

  /** Null before the first gap. More gaps may be added afterwards. */
  summary(): InterTokenLatency | null {
    if (this.#count === 0) return null;
    const sorted = this.#samples.slice(0, this.#sampleCount).sort();
    return {
      count: this.#count,
      meanUs: Math.round(this.#sumUs / this.#count),
      p50Us: nearestRank(sorted, 50),
      p95Us: nearestRank(sorted, 95),
      maxUs: this.#maxUs,
      buckets: Array.from(this.#buckets.subarray(0, bucketIndex(this.#maxUs, GAP_BOUNDS_US) + 1)),
      strip: this.#strip.toString(),
    };
  }

  #sample(gap: number): void {
    if (this.#sampleCount === MAX_SAMPLES) {
      for (let kept = 0; kept < MAX_SAMPLES / 2; kept++) this.#samples[kept] = this.#samples[kept * 2]!;
      this.#sampleCount = MAX_SAMPLES / 2;
      this.#stride *= 2;
    } else if (this.#sampleCount === this.#samples.length) {
      const grown = new Uint32Array(this.#samples.length * 2);
      grown.set(this.#samples);
      this.#samples = grown;
    }
    this.#samples[this.#sampleCount++] = gap;
  }
}

/** The smallest value that at least `percent` of the values do not exceed. */
function nearestRank(sorted: Uint32Array, percent: number): number {
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1]!;
}
