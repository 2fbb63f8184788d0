import type { AccountBreakers } from '../ports.ts';

/** Breakers that allow every attempt. */
export const ALWAYS_CLOSED: AccountBreakers = {
  allows: () => 'yes',
  wouldAllow: () => 'yes',
  succeeded() {},
  failed() {},
  givenBack() {},
  retryAfterMs: () => 0,
  stateOf: () => 'closed',
};
