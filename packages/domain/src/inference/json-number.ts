/** Where a number is. It may end after `ZERO`, `WHOLE`, `FRACTION` and `EXPONENT`. */
export const MINUS = 0;
export const ZERO = 1;
export const WHOLE = 2;
const POINT = 3;
const FRACTION = 4;
const E = 5;
const E_SIGN = 6;
const EXPONENT = 7;

export function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

/** Whether a number may end in this state. */
export function mayEnd(state: number): boolean {
  return state === WHOLE || state === ZERO || state === FRACTION || state === EXPONENT;
}

/** The state after this character; null when it does not belong to the number. */
export function afterInNumber(state: number, c: number): number | null {
  if (isDigit(c)) {
    switch (state) {
      case MINUS:
        return c === 0x30 ? ZERO : WHOLE;
      case WHOLE:
        return WHOLE;
      case POINT:
      case FRACTION:
        return FRACTION;
      case ZERO:
        return null;
      default:
        return EXPONENT;
    }
  }
  if (c === 0x2e) return state === WHOLE || state === ZERO ? POINT : null;
  if (c === 0x65 || c === 0x45) return state === WHOLE || state === ZERO || state === FRACTION ? E : null;
  if (c === 0x2b || c === 0x2d) return state === E ? E_SIGN : null;
  return null;
}
