import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LeaseHolderId } from '@weir/domain/limits';

const FILE = 'lease-holder';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Notes in the data directory who holds leases now, and returns who did before; null without one. One process at a time uses
 * the directory, so that one has ended.
 */
export async function replaceLeaseHolder(
  dataDir: string,
  holder: LeaseHolderId,
): Promise<LeaseHolderId | null> {
  const path = join(dataDir, FILE);
  const before = (await readFile(path, 'utf8').catch(() => '')).trim();
  const temporary = `${path}.new`;
  await writeFile(temporary, `${holder}\n`);
  await rename(temporary, path);
  return UUID.test(before) && before !== holder ? (before as LeaseHolderId) : null;
}
