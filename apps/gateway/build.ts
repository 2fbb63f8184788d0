import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleGateway } from './bundle-gateway.ts';

const HERE = import.meta.dirname;
const CONSOLE = join(HERE, '..', 'console');
const OUTPUT = join(HERE, 'dist');

await rm(OUTPUT, { recursive: true, force: true });
await mkdir(OUTPUT);

// `weir.js serve` runs the gateway, so that one file is all there is to know.
const metafile = await bundleGateway({ weir: join(HERE, 'src', 'cli', 'bundled-main.ts') }, OUTPUT);
await promisify(execFile)(
  process.execPath,
  [join(CONSOLE, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--outDir', join(OUTPUT, 'console')],
  { cwd: CONSOLE, env: { ...process.env, NODE_ENV: 'production' } },
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
