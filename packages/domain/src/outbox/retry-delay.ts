import type { RandomBytes } from '../kernel/ids.ts';

export interface Backoff {
  readonly firstMs: number;
  readonly factor: number;
  readonly maxMs: number;
}

/** How long to wait after so many failed attempts: ever longer, up to a maximum. */
export function retryDelayMs(attempts: number, { firstMs, factor, maxMs }: Backoff): number {
  return Math.min(firstMs * factor ** (attempts - 1), maxMs);
}

/** The delay, up to a fifth longer or shorter, so that what failed together is not tried again together. */
export function withJitter(delayMs: number, randomBytes: RandomBytes): number {
  return Math.round(delayMs * (0.8 + (0.4 * randomBytes(1)[0]!) / 255));
}
