import { randomFillSync } from 'node:crypto';
import type { RandomBytes } from '@weir/domain/kernel';

const POOL_BYTES = 4_096;
/** Longer requests would empty the pool; they go to the generator directly. */
const MAX_POOLED_BYTES = 256;

const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/**
 * Bytes from the system's cryptographic generator, fetched 4 KiB at a time: one call for 10 bytes costs nearly as much as
 * one for 4,096. The returned bytes are a copy and are erased from the pool.
 */
export const secureRandomBytes: RandomBytes = (length) => {
  if (length > MAX_POOLED_BYTES) return randomFillSync(new Uint8Array(length));
  if (used + length > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const end = used + length;
  const bytes = pool.slice(used, end);
  pool.fill(0, used, end);
  used = end;
  return bytes;
};
