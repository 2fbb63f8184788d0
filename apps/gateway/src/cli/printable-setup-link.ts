import { NodeSecretHasher, secureRandomBytes } from '@weir/crypto';
import { makeSetupLink } from '@weir/domain/identity';
import { SystemClock } from '@weir/domain/kernel';
import { type Database, PostgresUnitOfWork } from '@weir/postgres';
import type { Config } from '../config.ts';
import { readQuickStart } from '../quick-start.ts';

/** Makes a set-up link with an address that the user can open. Returns null, and makes none, when the address is unknown. */
export async function printableSetupLink(
  config: Config,
  database: Database,
  { breakGlass }: { readonly breakGlass: boolean },
): Promise<string | null> {
  const url = await gatewayUrl(config);
  if (url === null) return null;
  return makeSetupLink(url, breakGlass, {
    unitOfWork: new PostgresUnitOfWork(database),
    clock: new SystemClock(),
    randomBytes: secureRandomBytes,
    hasher: new NodeSecretHasher(),
  });
}

/** The gateway's address in a browser. A start on a free or other port than configured wrote its address to a file. */
async function gatewayUrl(config: Config): Promise<string | null> {
  if (config.PUBLIC_URL !== undefined || config.production) return config.publicUrl;
  const quickStart = await readQuickStart(config.dataDir);
  if (quickStart !== null && URL.canParse(quickStart.base_url)) return new URL(quickStart.base_url).origin;
  return config.PORT === 0 ? null : config.publicUrl;
}
