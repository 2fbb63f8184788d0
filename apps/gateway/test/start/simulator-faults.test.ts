import { scenarios } from '@weir/simulator';
import { expect, it } from 'vitest';
import { SpawnedGateway } from './spawned-gateway.ts';
import { startedDirectory } from './temporary-directory.ts';

const TIMEOUT_MS = 120_000;

it(
  'SIMULATOR_FAULTS makes a model of every scenario, faults included, until a start without it',
  async () => {
    const directory = await startedDirectory();
    const gateway = await SpawnedGateway.start({ directory, env: { SIMULATOR_FAULTS: '1' } });
    const models = await gateway.models();
    for (const name of Object.keys(scenarios)) expect(models).toContain(`sim-${name}`);
    await expect(gateway.stream('sim-error-429')).rejects.toThrow('The simulator answers 429');
    expect(await (await gateway.stream('sim-cut-middle')).rest()).toContain(
      '"code":"upstream_connection_lost"',
    );
    await gateway.stop();

    const without = await SpawnedGateway.start({ directory });
    await expect(without.stream('sim-cut-middle')).rejects.toThrow('"code":"no_deployment_available"');
  },
  TIMEOUT_MS,
);
