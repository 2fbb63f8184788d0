import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { jsonLines, runWeir } from './run-weir.ts';
import { isListenedOn, SpawnedGateway } from './spawned-gateway.ts';
import { isAlive, postmasterOf, startedDirectory } from './temporary-directory.ts';

const TIMEOUT_MS = 120_000;
/** Some 1.5 s of tokens, and some 10 s. */
const UNHURRIED = 'sim-reasoning';
const LONG = 'sim-long';

interface Record {
  readonly ending: string;
  readonly error_code: string | null;
  readonly usage: { readonly output_tokens: number | null };
}

async function recordsOf(gateway: SpawnedGateway): Promise<Record[]> {
  const { stdout, stderr, code } = await runWeir(['usage', 'records', '--json'], {
    env: { WEIR_DATA_DIR: gateway.dataDir },
  });
  if (code !== 0) throw new Error(stderr);
  return jsonLines<Record>(stdout);
}

async function databasePort(gateway: SpawnedGateway): Promise<number> {
  const facts = await readFile(join(gateway.dataDir, 'postgres.json'), 'utf8');
  return (JSON.parse(facts) as { port: number }).port;
}

describe('a gateway that is told to stop', () => {
  it(
    'lets a stream end, refuses new connections meanwhile, and leaves nothing running',
    async () => {
      const gateway = await SpawnedGateway.start({ directory: await startedDirectory() });
      const { port } = gateway;
      const postmaster = postmasterOf(gateway.dataDir)!;
      const postgresPort = await databasePort(gateway);
      const stream = await gateway.stream(UNHURRIED);
      await stream.until(/"reasoning_content":"/);

      gateway.child.kill('SIGTERM');
      await vi.waitFor(async () => expect(await isListenedOn(port)).toBe(false), { timeout: 20_000 });
      expect(stream.text).not.toContain('[DONE]');
      const text = await stream.rest();
      expect(text).toContain('"finish_reason":"stop"');
      expect(text).toMatch(/data: \[DONE\]\n\n$/);
      expect(await gateway.exited).toBe(0);

      expect(isAlive(postmaster)).toBe(false);
      expect(await isListenedOn(postgresPort)).toBe(false);
      expect(await recordsOf(gateway)).toEqual([
        expect.objectContaining({ ending: 'completed', error_code: null }),
      ]);
      expect(postmasterOf(gateway.dataDir)).toBeNull();
    },
    TIMEOUT_MS,
  );

  it(
    'ends a stream that takes longer than the grace with an error event, and settles it',
    async () => {
      const gateway = await SpawnedGateway.start({
        directory: await startedDirectory(),
        env: { SHUTDOWN_GRACE_MS: '200' },
      });
      const stream = await gateway.stream(LONG);
      await stream.until(/"content":"/);
      expect(await gateway.stop()).toBe(0);
      const text = await stream.rest();
      expect(text).not.toContain('[DONE]');
      const last = text.trimEnd().split('\n\n').at(-1)!;
      expect(JSON.parse(last.replace(/^data: /, ''))).toMatchObject({ error: { code: 'shutting_down' } });
      expect(await recordsOf(gateway)).toEqual([
        expect.objectContaining({ ending: 'shut_down', error_code: 'shutting_down' }),
      ]);
    },
    TIMEOUT_MS,
  );

  it(
    'takes the Ctrl-C that a terminal sends to the whole process group for one wish to drain',
    async () => {
      const gateway = await SpawnedGateway.start({ directory: await startedDirectory() });
      const postmaster = postmasterOf(gateway.dataDir)!;
      const stream = await gateway.stream(UNHURRIED);
      await stream.until(/"reasoning_content":"/);
      // pnpm passes the signal on which the group has had already.
      process.kill(-gateway.child.pid!, 'SIGINT');
      process.kill(gateway.child.pid!, 'SIGINT');
      expect(await stream.rest()).toMatch(/data: \[DONE\]\n\n$/);
      expect(await gateway.exited).toBe(0);
      expect(isAlive(postmaster)).toBe(false);
      expect(await recordsOf(gateway)).toEqual([expect.objectContaining({ ending: 'completed' })]);
    },
    TIMEOUT_MS,
  );

  it(
    'ends what is running when it is told again',
    async () => {
      const gateway = await SpawnedGateway.start({ directory: await startedDirectory() });
      const stream = await gateway.stream(LONG);
      await stream.until(/"content":"/);
      gateway.child.kill('SIGINT');
      // Two signals within a second are one: asked until it is heard.
      const asking = setInterval(() => gateway.child.kill('SIGINT'), 250);
      expect(await gateway.exited.finally(() => clearInterval(asking))).toBe(0);
      const text = await stream.rest();
      expect(text).toContain('"code":"shutting_down"');
      expect(text).not.toContain('[DONE]');
    },
    TIMEOUT_MS,
  );

  it(
    'never minds that nobody reads its output',
    async () => {
      const gateway = new SpawnedGateway({ directory: await startedDirectory() });
      gateway.child.stdout!.destroy();
      gateway.child.stderr!.destroy();
      const { base_url: baseUrl } = await vi.waitFor(() => gateway.quickStart(), { timeout: 60_000 });
      // The banner follows the file: asked after it, the gateway has met the closed pipe.
      const health = () => fetch(baseUrl.replace('/v1', '/health/ready'));
      await vi.waitFor(async () => expect((await health()).status).toBe(200), { timeout: 20_000 });
      expect(await gateway.stop()).toBe(0);
    },
    TIMEOUT_MS,
  );
});
