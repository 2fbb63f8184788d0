import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock, Logger } from '@weir/domain/kernel';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const CONSOLE = join(REPOSITORY, 'apps', 'console');
const SOURCES = ['apps/console/src', 'apps/console/public', 'packages/api-client/src'];
const SETTINGS = ['apps/console/index.html', 'apps/console/package.json', 'apps/console/vite.config.ts'];

/** Where the built console is: beside the production bundle, or in its package. */
export function consoleDirectory(): string {
  const bundled = fileURLToPath(new URL('./console', import.meta.url));
  return existsSync(join(bundled, 'index.html')) ? bundled : join(CONSOLE, 'dist');
}

/**
 * Builds the console, unless that was done since its sources changed. In a process of its own, which takes a few
 * seconds; the gateway serves meanwhile. A failure is logged, and leaves the build before.
 *
 * @param signal ends the build
 * @returns whether there is a new build
 */
export async function buildConsole(
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
  signal: AbortSignal,
): Promise<boolean> {
  const output = consoleDirectory();
  const vite = join(CONSOLE, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite) || !(await isStale(output))) return false;
  const startedUs = clock.monotonicUs();
  // Beside the place it goes to, and of this process: another one may build at the same time.
  const made = join(CONSOLE, 'node_modules', '.cache', `build-${process.pid}`);
  try {
    await mkdir(join(CONSOLE, 'node_modules', '.cache'), { recursive: true });
    const child = spawn(process.execPath, [vite, 'build', '--outDir', made, '--emptyOutDir'], {
      cwd: CONSOLE,
      stdio: 'ignore',
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' },
      signal,
      killSignal: 'SIGKILL',
    });
    const [exitCode] = (await once(child, 'exit')) as [number | null];
    if (exitCode !== 0) throw Object.assign(new Error('The build failed.'), { code: exitCode });
    await rm(output, { recursive: true, force: true });
    await rename(made, output);
    logger.log('info', 'console.built', {
      durationMs: Math.round((clock.monotonicUs() - startedUs) / 1_000),
    });
    return true;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (!signal.aborted) logger.log('warn', 'console.build_failed', { reason: String(code ?? 'unknown') });
    return false;
  } finally {
    await rm(made, { recursive: true, force: true }).catch(() => {});
  }
}

async function isStale(output: string): Promise<boolean> {
  const built = await changedAtMs(join(output, 'index.html'));
  if (built === null) return true;
  const files = [...SETTINGS];
  for (const directory of SOURCES) {
    for (const entry of await readdir(join(REPOSITORY, directory), { recursive: true })) {
      // The build itself writes the tree of routes.
      if (/\.(tsx?|css|po|svg)$/.test(entry) && !/\.test\.tsx?$|routes\.generated\.ts$/.test(entry)) {
        files.push(join(directory, entry));
      }
    }
  }
  const changes = await Promise.all(files.map((file) => changedAtMs(join(REPOSITORY, file))));
  return changes.some((change) => change !== null && change > built);
}

async function changedAtMs(file: string): Promise<number | null> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}
