import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const SHARED_MEMORY = '/dev/shm';
const PLENTY_BYTES = 4 * 1024 ** 3;

/**
 * Where tests put databases. In memory, if there is enough: on ext4 a database created soon after another was dropped can take
 * seconds, while the file system looks for inodes that were not freed just now.
 */
export function scratchDirectory(): string {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    accessSync(SHARED_MEMORY, constants.W_OK);
    if (bavail * bsize >= PLENTY_BYTES) return SHARED_MEMORY;
  } catch {
    // Not on this system.
  }
  return tmpdir();
}
