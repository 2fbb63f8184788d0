import { randomBytes } from 'node:crypto';

const TRACE_ID_DIGITS = 32;
const SPAN_ID_DIGITS = 16;
const POOL_BYTES = 1_024;

/** Ids of traces and spans: random hexadecimal digits, in lower case (W3C Trace Context §3.2.2). */
export class RandomIds {
  #digits = '';
  #used = 0;

  traceId(): string {
    return this.#next(TRACE_ID_DIGITS);
  }

  spanId(): string {
    return this.#next(SPAN_ID_DIGITS);
  }

  #next(digits: number): string {
    if (this.#used + digits > this.#digits.length) {
      this.#digits = randomBytes(POOL_BYTES).toString('hex');
      this.#used = 0;
    }
    this.#used += digits;
    return this.#digits.slice(this.#used - digits, this.#used);
  }
}
