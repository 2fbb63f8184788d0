import { expect, it } from 'vitest';
import { jsonLines, runWeir } from '../start/run-weir.ts';
import { SpawnedGateway } from '../start/spawned-gateway.ts';
import { isAlive, postmasterOf, startedDirectory } from '../start/temporary-directory.ts';
import { until } from './gateway-process.ts';

const RECOVERS_WITHIN_MS = 60_000;

it('an embedded PostgreSQL that is killed is started again, requests go on meanwhile, and all of them are recorded', {
  timeout: 180_000,
}, async () => {
  const gateway = await SpawnedGateway.start({ directory: await startedDirectory() });
  const origin = new URL(gateway.baseUrl).origin;
  const readiness = async () => {
    const response = await fetch(`${origin}/health/ready`);
    return (await response.json()) as { status: string; checks: { spool: { records: number } } };
  };
  const ask = async () => (await gateway.stream('sim-echo')).rest();
  expect(await ask()).toMatch(/data: \[DONE\]\n\n$/);
  const killed = postmasterOf(gateway.dataDir)!;

  process.kill(killed, 'SIGKILL');
  let answered = 1;
  const statuses = new Set<string>();
  await until('the database is back', RECOVERS_WITHIN_MS, async () => {
    expect(await ask()).toMatch(/data: \[DONE\]\n\n$/);
    answered += 1;
    const { status, checks } = await readiness();
    statuses.add(status);
    return (
      gateway.stdout.includes('"event":"database.restarted"') &&
      status === 'ready' &&
      checks.spool.records === 0
    );
  });

  expect(statuses).not.toContain('unavailable');
  expect(gateway.stdout.match(/"event":"database\.died"/g)).toHaveLength(1);
  expect(gateway.stdout.match(/"event":"database\.restarted"/g)).toHaveLength(1);
  const next = postmasterOf(gateway.dataDir)!;
  expect(next).not.toBe(killed);
  const { stdout } = await runWeir(['usage', 'records', '--json'], {
    env: { WEIR_DATA_DIR: gateway.dataDir },
  });
  expect(jsonLines(stdout)).toHaveLength(answered);
  expect(await gateway.stop()).toBe(0);
  expect(isAlive(next)).toBe(false);
});
