import type { Admission, Admitted } from './ports.ts';

/** A request that holds nothing of any limit. */
export const HOLDS_NOTHING: Admitted = Object.freeze({
  headers: [],
  leaseHolder: null,
  extendAtTokens: Number.POSITIVE_INFINITY,
  extend: () => 'goes on',
  settle: () => {},
});

/** No limits: every request is admitted, at once. */
export const admitAll = Object.freeze({
  admit: () => HOLDS_NOTHING,
  check: async () => {},
  inspect: async () => [],
}) satisfies Admission;
