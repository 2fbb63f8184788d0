import { setTimeout as delay } from 'node:timers/promises';
import { acquireDataDirectoryLock, type DataDirectoryError, type DataDirectoryLock } from '@weir/postgres';

const TRY_FOR_MS = 3_000;
const TRY_AGAIN_AFTER_MS = 100;

/**
 * Takes the data directory for this process. Waits some time for a gateway that is just ending, since a user may stop one
 * and start the next quickly. Throws DataDirectoryError when it stays in use.
 */
export async function takeDataDirectory(dataDir: string): Promise<DataDirectoryLock> {
  const deadlineMs = performance.now() + TRY_FOR_MS;
  for (;;) {
    try {
      return acquireDataDirectoryLock(dataDir);
    } catch (error) {
      const inUse = (error as DataDirectoryError).code === 'data_directory_in_use';
      if (!inUse || performance.now() >= deadlineMs) throw error;
    }
    await delay(TRY_AGAIN_AFTER_MS);
  }
}
