import type { Attributes } from '@opentelemetry/api';
import { bucketIndex } from '@weir/domain/usage';

/** A counter with one set of attributes. */
export class CounterSeries {
  readonly attributes: Attributes;
  value = 0;

  constructor(attributes: Attributes) {
    this.attributes = attributes;
  }

  add(increment: number): void {
    this.value += increment;
  }
}

/** A histogram with one set of attributes. */
export class HistogramSeries {
  readonly attributes: Attributes;
  readonly bounds: readonly number[];
  /** One more than bounds. */
  readonly counts: number[];
  count = 0;
  sum = 0;

  constructor(attributes: Attributes, bounds: readonly number[]) {
    this.attributes = attributes;
    this.bounds = bounds;
    this.counts = new Array<number>(bounds.length + 1).fill(0);
  }

  record(value: number): void {
    this.counts[bucketIndex(value, this.bounds)]! += 1;
    this.count += 1;
    this.sum += value;
  }

  /** Adds values that were counted before: `counts[i]` of them in bucket `i`. */
  addCounted(counts: readonly number[], count: number, sum: number): void {
    for (let index = 0; index < counts.length; index++) this.counts[index]! += counts[index]!;
    this.count += count;
    this.sum += sum;
  }
}
