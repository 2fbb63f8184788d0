import { startSimulator } from '@weir/simulator';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../durability/gateway-process.ts';
import { SpawnedGateway } from './spawned-gateway.ts';
import { startedDirectory } from './temporary-directory.ts';

const TIMEOUT_MS = 120_000;

describe('WEIR_UPSTREAM_URL', () => {
  it(
    'may name an upstream that is away: the gateway starts, says so, and serves it once it is there',
    async () => {
      const port = await freePort();
      const gateway = await SpawnedGateway.start({
        directory: await startedDirectory(),
        env: {
          WEIR_UPSTREAM_URL: `http://127.0.0.1:${port}/v1`,
          MODEL_DISCOVERY_INTERVAL_MS: '1000',
        },
      });
      expect(gateway.output).toContain('does not answer yet');
      expect(gateway.output).toMatch(/Models {5}none yet/);
      expect(gateway.curl).toBeUndefined();
      expect(await gateway.models()).toEqual([]);

      const simulator = await startSimulator({ port });
      onTestFinished(() => simulator.close());
      await vi.waitFor(async () => expect(await gateway.models()).toContain('sim-echo'), { timeout: 60_000 });
      expect(await (await gateway.stream('sim-fast')).rest()).toContain('data: [DONE]');
      expect(await gateway.stop()).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'works with /v1 and without, and the simulator of an earlier start serves nothing any more',
    async () => {
      const directory = await startedDirectory();
      const simulator = await startSimulator();
      onTestFinished(() => simulator.close());
      await (await SpawnedGateway.start({ directory })).stop();
      for (const path of ['/v1', '', '/']) {
        const env = { WEIR_UPSTREAM_URL: `${simulator.url}${path}` };
        const gateway = await SpawnedGateway.start({ directory, env });
        expect(gateway.output).toContain(`Upstream   ${simulator.url}/v1\n`);
        const before = simulator.requests.at(-1)?.number ?? 0;
        expect(await (await gateway.stream('sim-fast')).rest()).toContain('data: [DONE]');
        expect(simulator.requests.filter(({ number }) => number > before).map(({ path }) => path)).toContain(
          '/v1/chat/completions',
        );
        expect(await gateway.stop()).toBe(0);
      }
    },
    TIMEOUT_MS,
  );
});
