import { join } from 'node:path';
import { acquireDataDirectoryLock } from '@weir/postgres';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { jsonLines, runWeir } from '../start/run-weir.ts';
import { SpawnedGateway } from '../start/spawned-gateway.ts';
import { postmasterOf, startedDirectory, temporaryDirectory } from '../start/temporary-directory.ts';
import { callWeir } from './call-weir.ts';

const TIMEOUT_MS = 120_000;

describe('a command without DATABASE_URL', () => {
  it(
    'starts the embedded server for the moment, and leaves it stopped',
    async () => {
      const dataDir = join(await temporaryDirectory(), 'data');
      const weir = (...args: string[]) => runWeir(args, { env: { WEIR_DATA_DIR: dataDir } });
      const migrated = await weir('migrate');
      expect(migrated.code).toBe(0);
      expect(migrated.stdout).toMatch(/^Applied \d+ migrations?\. The schema is at version \d{4}\.\n$/);
      expect(postmasterOf(dataDir)).toBeNull();
      expect((await weir('bootstrap')).code).toBe(0);
      const { code, stdout } = await weir('keys', 'list', '--json');
      expect(code).toBe(0);
      expect(jsonLines(stdout)).toHaveLength(1);
      expect(postmasterOf(dataDir)).toBeNull();
    },
    TIMEOUT_MS,
  );

  it(
    'uses the server of a running gateway and leaves it running',
    async () => {
      const gateway = await SpawnedGateway.start({ directory: await startedDirectory() });
      const postmaster = postmasterOf(gateway.dataDir);
      const env = { WEIR_DATA_DIR: gateway.dataDir };
      const weir = (...args: string[]) => callWeir(args, env);
      const made = await runWeir(['keys', 'create', '--name', 'beside'], { env });
      expect(made.code).toBe(0);
      const response = await fetch(`${gateway.baseUrl}/models`, {
        headers: { authorization: `Bearer ${made.stdout.trim()}` },
      });
      expect(response.status).toBe(200);
      expect((await weir('migrate')).stdout).toMatch(/^Nothing to apply/);
      expect((await weir('bootstrap')).stdout).toMatch(/^Nothing to do/);
      expect((await weir('usage', 'records', '--json')).code).toBe(0);
      expect(postmasterOf(gateway.dataDir)).toBe(postmaster);
      expect(await (await gateway.stream('sim-fast')).rest()).toContain('data: [DONE]');
      expect(await gateway.stop()).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'waits for a gateway that is just starting',
    async () => {
      const directory = await startedDirectory();
      await (await SpawnedGateway.start({ directory })).stop();
      const gateway = new SpawnedGateway({ directory });
      const listed = await runWeir(['keys', 'list', '--json'], { env: { WEIR_DATA_DIR: gateway.dataDir } });
      // Whoever is first has the directory: then the gateway says so.
      if (listed.code === 0 && (await Promise.race([gateway.exited, gateway.listening()])) === 1) {
        expect(gateway.stderr).toContain('is in use by process');
      } else await gateway.stop();
      expect(jsonLines(listed.stdout)).toHaveLength(1);
    },
    TIMEOUT_MS,
  );

  it(
    'says so when the data directory is in use by what runs no such server',
    async () => {
      const dataDir = join(await temporaryDirectory(), 'data');
      const lock = acquireDataDirectoryLock(dataDir);
      onTestFinished(() => lock.release());
      vi.useFakeTimers({ toFake: ['Date'] });
      onTestFinished(() => void vi.useRealTimers());
      const calling = callWeir(['bootstrap'], { WEIR_DATA_DIR: dataDir });
      const passing = setInterval(() => vi.setSystemTime(Date.now() + 1_000), 50);
      const { code, stdout, stderr } = await calling.finally(() => clearInterval(passing));
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(
        new RegExp(
          `^weir: The data directory \\S+ is in use by process ${process.pid}\\. .*DATABASE_URL.*\\n$`,
        ),
      );
    },
    TIMEOUT_MS,
  );
});
