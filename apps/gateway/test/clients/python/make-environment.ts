import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
const CACHE = join(homedir(), '.cache', 'weir-test-venv');
const INSTALL_TIMEOUT_MS = 240_000;

/**
 * A Python with the clients of requirements.txt; returns its path. It is made once for each requirements.txt and kept
 * outside the repository. Rejects where python3, its venv module or PyPI is missing.
 */
export async function makeEnvironment(): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(REQUIREMENTS))
    .digest('hex');
  const directory = join(CACHE, hash.slice(0, 16));
  const python = join(directory, 'bin', 'python');
  if (await exists(python)) return python;
  const unfinished = `${directory}.${process.pid}`;
  try {
    await mkdir(CACHE, { recursive: true });
    await run('python3', ['-m', 'venv', unfinished], { timeout: INSTALL_TIMEOUT_MS });
    await run(
      join(unfinished, 'bin', 'python'),
      ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--requirement', REQUIREMENTS],
      { timeout: INSTALL_TIMEOUT_MS },
    );
    // Fails when another test run was quicker: then there is one already.
    await rename(unfinished, directory).catch(() => undefined);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await access(python);
  return python;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
