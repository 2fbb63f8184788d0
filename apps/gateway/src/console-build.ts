import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock, Logger } from '@weir/domain/kernel';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const CONSOLE = join(REPOSITORY, 'apps', 'console');
const SOURCES = ['apps/console/src', 'apps/console/public', 'packages/api-client/src'];
const SETTINGS = ['apps/console/index.html', 'apps/console/package.json', 'apps/console/vite.config.ts'];

/** What the console is made from, with what pnpm needs to install its packages alone. */
const COPIED = [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'patches',
  'apps/console',
  'packages/api-client',
  'tsconfig.base.json',
];
const NOT_COPIED = new Set(['node_modules', 'dist', 'test']);

/** Neither secrets nor settings of the gateway: a build runs code of many packages. */
const PASSED_ON = /^(PATH|HOME|XDG_\w+|(npm|pnpm)_config_\w+|(HTTPS?|NO)_PROXY|NODE_EXTRA_CA_CERTS)$/i;

/** Where the built console is: beside the production bundle, or in its package. */
export function consoleDirectory(): string {
  const bundled = fileURLToPath(new URL('./console', import.meta.url));
  return existsSync(join(bundled, 'index.html')) ? bundled : join(CONSOLE, 'dist');
}

/**
 * Builds the console, unless that was done since its sources changed. In processes of their own, which take a few
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
  if (!existsSync(join(CONSOLE, 'vite.config.ts')) || !(await isStale(output))) return false;
  const startedUs = clock.monotonicUs();
  // Of this process: another one may build at the same time.
  const workshop = join(REPOSITORY, `.build-${process.pid}`);
  const made = join(workshop, 'made');
  try {
    await rm(workshop, { recursive: true, force: true });
    await mkdir(workshop);
    const packages = await installedPackages(workshop, signal);
    const vite = join(packages, 'node_modules', 'vite', 'bin', 'vite.js');
    await run(process.execPath, [vite, 'build', '--outDir', made, '--emptyOutDir'], packages, signal);
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
    await rm(workshop, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * A console with the packages to build it. `start` does not install them, as nothing needs them after the build: they
 * are installed beside a copy of the sources, which is removed. Where everything is installed, the console itself.
 */
async function installedPackages(workshop: string, signal: AbortSignal): Promise<string> {
  if (existsSync(join(REPOSITORY, 'node_modules', 'vitest'))) return CONSOLE;
  const filter = (path: string) => !NOT_COPIED.has(basename(path));
  await Promise.all(
    COPIED.map((path) => cp(join(REPOSITORY, path), join(workshop, path), { recursive: true, filter })),
  );
  const options = ['--prod', '--frozen-lockfile', '--prefer-offline', '--filter', '@weir/console...'];
  await run('pnpm', ['install', ...options], workshop, signal);
  return join(workshop, 'apps', 'console');
}

async function run(
  command: string,
  options: readonly string[],
  cwd: string,
  signal: AbortSignal,
): Promise<void> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED_ON.test(name)));
  const child = spawn(command, options, {
    cwd,
    stdio: 'ignore',
    env: { ...env, NODE_ENV: 'production' },
    signal,
    killSignal: 'SIGKILL',
  });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  if (exitCode !== 0) throw Object.assign(new Error(`${command} failed.`), { code: exitCode });
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
