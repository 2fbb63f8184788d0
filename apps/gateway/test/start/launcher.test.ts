import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { PROGRAM } from '../gateway-program.ts';
import { isAlive, postmasterOf, startedDirectory } from './temporary-directory.ts';

/** Runs the gateway as npm does: below a process that calls itself npm, through a shell that passes no signal on. */
const NPM = `
  process.title = 'npm exec weir';
  require('node:child_process').spawn('sh', ['-c', process.execPath + ' ' + process.argv[1] + '; true'], { stdio: 'inherit' });
`;

describe.runIf(process.platform === 'linux')('a gateway run by a package manager', () => {
  it('stops in order when that is killed', async () => {
    const directory = await startedDirectory();
    const npm = spawn(process.execPath, ['-e', NPM, PROGRAM.main], {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: PROGRAM.compileCache,
        PORT: '0',
        WEIR_DATA_DIR: 'data',
        npm_lifecycle_event: 'start',
      },
    });
    let output = '';
    npm.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString();
    });
    let gatewayPid = 0;
    onTestFinished(() => {
      npm.kill('SIGKILL');
      if (gatewayPid > 0 && isAlive(gatewayPid)) process.kill(gatewayPid, 'SIGKILL');
    });
    await vi.waitFor(() => expect(output).toContain('gateway.listening'), { timeout: 60_000 });
    gatewayPid = Number(readFileSync(join(directory, 'data', 'lock.pid'), 'utf8'));
    const postmaster = postmasterOf(join(directory, 'data'))!;
    npm.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(gatewayPid)).toBe(false), { timeout: 30_000 });
    await vi.waitFor(() => expect(output).toContain('gateway.stopped'), 10_000);
    expect(isAlive(postmaster)).toBe(false);
  }, 120_000);
});
