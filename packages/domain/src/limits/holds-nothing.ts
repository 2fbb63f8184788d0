import type { Admitted } from './ports.ts';

/** A request that holds nothing of any limit. */
export const HOLDS_NOTHING: Admitted = Object.freeze({
  headers: [],
  leaseHolder: null,
  readings: [],
  extendAtTokens: Number.POSITIVE_INFINITY,
  extend: () => 'goes on',
  charge: () => 'goes on',
  settle: () => {},
});
