import { describe, expect, it } from 'vitest';
import { jsonLines, runWeir } from './run-weir.ts';
import { isListenedOn, SpawnedGateway } from './spawned-gateway.ts';
import { isAlive, postmasterOf, startedDirectory } from './temporary-directory.ts';

const TIMEOUT_MS = 120_000;

describe('a data directory', () => {
  it(
    'belongs to one gateway: a second one says so and leaves the first alone',
    async () => {
      const directory = await startedDirectory();
      const first = await SpawnedGateway.start({ directory });
      const second = new SpawnedGateway({ directory });
      expect(await second.exited).toBe(1);
      expect(second.stderr).toBe(
        `weir: cannot start: The data directory ${first.dataDir} is in use by process ${first.child.pid}.\n`,
      );
      expect(await (await first.stream('sim-fast')).rest()).toContain('data: [DONE]');
      expect(await first.stop()).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'is waited for when the gateway that has it is just ending',
    async () => {
      const directory = await startedDirectory();
      const first = await SpawnedGateway.start({ directory });
      const ending = first.stop();
      const second = await SpawnedGateway.start({ directory });
      expect(await ending).toBe(0);
      expect(await (await second.stream('sim-fast')).rest()).toContain('data: [DONE]');
      expect(await second.stop()).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'outlives a killed gateway: the next one recovers the data, and the key works',
    async () => {
      const directory = await startedDirectory();
      const first = await SpawnedGateway.start({ directory });
      const { api_key: key } = await first.quickStart();
      for (let index = 0; index < 3; index++) {
        expect(await (await first.stream('sim-fast')).rest()).toContain('data: [DONE]');
      }
      const postmaster = postmasterOf(first.dataDir)!;
      expect(await first.stop('SIGKILL')).toBe('SIGKILL');

      const second = await SpawnedGateway.start({ directory });
      expect((await second.quickStart()).api_key).toBe(key);
      expect(await (await second.stream('sim-fast')).rest()).toContain('data: [DONE]');
      const { stdout } = await runWeir(['usage', 'records', '--json'], {
        env: { WEIR_DATA_DIR: second.dataDir },
      });
      const records = jsonLines<{ request_id: string; ending: string }>(stdout);
      expect(records.map(({ ending }) => ending)).toEqual(Array(4).fill('completed'));
      expect(new Set(records.map(({ request_id }) => request_id)).size).toBe(4);

      const { port } = second;
      expect(await second.stop()).toBe(0);
      expect(await isListenedOn(port)).toBe(false);
      expect(postmasterOf(second.dataDir)).toBeNull();
      expect(isAlive(postmaster)).toBe(false);
    },
    TIMEOUT_MS,
  );
});
