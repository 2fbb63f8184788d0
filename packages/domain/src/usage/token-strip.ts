const SLICES = 64;
const FIRST_SLICE_US = 1_000;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const STRIP = /^[\w-]{2,512}$/;

/** Numbers of tokens in each slice of a stream's time, from its first token on. */
export interface TokenSlices {
  readonly sliceUs: number;
  readonly tokens: readonly number[];
}

/**
 * Counts tokens by slices of time, at most 64. When the stream outgrows them, each two are merged, so a slice is 1 ms · 2ⁿ
 * long. An addition costs a few nanoseconds and allocates nothing.
 *
 * As text it is a record's `itl.strip`: n as one digit of base64url, then the count of each slice up to the last one with a
 * token. A count is in digits of 5 bits, least significant first; every digit but the last of a count has 32 added. 64
 * slices of fewer than 32 tokens take 65 characters.
 */
export class TokenStrip {
  readonly #tokens = new Uint32Array(SLICES);
  #power = 0;
  #sliceUs = FIRST_SLICE_US;
  #last = 0;

  /** @param elapsedUs since the first token; not less than in the previous call */
  add(elapsedUs: number): void {
    let slice = Math.floor(elapsedUs / this.#sliceUs);
    while (slice >= SLICES) {
      this.#widen();
      slice = Math.floor(elapsedUs / this.#sliceUs);
    }
    this.#tokens[slice]! += 1;
    this.#last = slice;
  }

  toString(): string {
    let text = DIGITS[this.#power]!;
    for (let slice = 0; slice <= this.#last; slice++) {
      let count = this.#tokens[slice]!;
      for (; count >= 32; count = Math.floor(count / 32)) text += DIGITS[32 + (count % 32)]!;
      text += DIGITS[count]!;
    }
    return text;
  }

  #widen(): void {
    const tokens = this.#tokens;
    for (let slice = 0; slice < SLICES / 2; slice++) {
      tokens[slice] = tokens[2 * slice]! + tokens[2 * slice + 1]!;
    }
    tokens.fill(0, SLICES / 2);
    this.#power += 1;
    this.#sliceUs *= 2;
  }
}

/** Whether the text can be one that {@link TokenStrip} wrote. */
export function isTokenStrip(text: string): boolean {
  return STRIP.test(text);
}

/** Reads the text of a {@link TokenStrip}. */
export function readTokenStrip(text: string): TokenSlices {
  const [power = 0, ...digits] = Array.from(text, (digit) => DIGITS.indexOf(digit));
  const tokens: number[] = [];
  let count = 0;
  let weight = 1;
  for (const digit of digits) {
    count += (digit % 32) * weight;
    weight *= 32;
    if (digit >= 32) continue;
    tokens.push(count);
    count = 0;
    weight = 1;
  }
  return { sliceUs: FIRST_SLICE_US * 2 ** power, tokens };
}
