import type { DialectRequest } from '../inference/dialect.ts';
import type { QuotaLimit } from './limit.ts';
import type { Reservation, ReservationSettings } from './reservation.ts';

/** Less is not reserved for a stream: it ends. */
const LEAST_TOKENS = 16;
/** Where there is no room for more tokens, so many times fewer are tried. */
const SMALLER = 8;
/**
 * A maximum that the request states is kept by its upstream, and reserved. The output as estimated is this many times as much before
 * that is doubted: a token of some scripts has sixteen bytes.
 */
const STATED_TIMES = 8;

/** The output tokens from which on a stream has to ask for more; `Infinity` where no hard quota grows with its output. */
export function firstExtensionAt(
  { maxOutputTokens }: Pick<DialectRequest, 'maxOutputTokens'>,
  quotas: readonly QuotaLimit[],
  { outputTokens }: Pick<Reservation, 'outputTokens'>,
): number {
  if (quotas.every(({ kind }) => kind === 'request_quota')) return Number.POSITIVE_INFINITY;
  return Math.floor(outputTokens * (maxOutputTokens === null ? 0.75 : STATED_TIMES));
}

/** How many output tokens more a stream tries to reserve, the most first. */
export function extensionSizes({ reservedOutputTokens }: ReservationSettings): readonly number[] {
  const sizes = [Math.max(LEAST_TOKENS, reservedOutputTokens)];
  for (let tokens = sizes[0]! / SMALLER; tokens >= LEAST_TOKENS; tokens /= SMALLER)
    sizes.push(Math.floor(tokens));
  return sizes;
}
