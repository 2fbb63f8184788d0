import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SOURCES } from '../gateway-program.ts';
import { SpawnedGateway } from './spawned-gateway.ts';
import { startedDirectory, temporaryDirectory } from './temporary-directory.ts';

const TIMEOUT_MS = 120_000;
const SECRET = /sk-live-[0-9A-Za-z]{49}/;
const READY_WITHIN_MS = 4_000;
/** As `pnpm start` does. */
const FROM_SOURCES = { args: [SOURCES.main] };

/** Runs the banner's command as a reader of it would. */
async function runCurl(gateway: SpawnedGateway): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', ['-c', gateway.curl!], {
    cwd: gateway.directory,
    timeout: 30_000,
  });
  return stdout;
}

describe('the first start in an empty directory', () => {
  it(
    'says where it listens and how to ask it, and the next one goes on where it ended',
    async () => {
      const directory = await temporaryDirectory();
      const first = await SpawnedGateway.start({ directory, ...FROM_SOURCES });
      const quickStart = await first.quickStart();
      const key = quickStart.api_key!;
      expect(key).toMatch(SECRET);
      expect(first.output).toContain(`API key    ${key}`);
      expect(first.output).toMatch(/Base URL {3}http:\/\/127\.0\.0\.1:\d+\/v1\n/);
      expect(first.output).toMatch(/Models {5}.*sim-echo/);
      expect(first.output).toContain('SIMULATOR');
      expect(first.stdout).not.toContain(key);
      expect(first.curl).toContain('"model":"sim-echo"');
      expect(quickStart).toEqual({
        base_url: first.baseUrl,
        api_key: key,
        models: expect.arrayContaining(['sim-echo']),
        setup_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1\/auth\/setup\?token=[\w-]{43}$/),
      });
      const { mode } = await stat(join(first.dataDir, 'quickstart.json'));
      expect(mode & 0o777).toBe(0o600);

      const answer = await runCurl(first);
      expect(answer).toContain('"chat.completion.chunk"');
      expect(answer).toMatch(/\n\ndata: \[DONE\]\n\n$/);
      for (const line of first.stdout.trimEnd().split('\n')) expect(line).toMatch(/^\{.*\}$/);
      expect(first.stdout).not.toMatch(SECRET);
      expect(await first.stop()).toBe(0);

      const second = await SpawnedGateway.start({ directory, ...FROM_SOURCES });
      expect(second.output).not.toMatch(SECRET);
      expect(second.output).toContain(`…${key.slice(-4)}`);
      const { api_key, setup_url } = await second.quickStart();
      expect(api_key).toBe(key);
      expect(second.output).toContain(`Sign in    ${setup_url}\n`);
      expect((await fetch(quickStart.setup_url!.replace(first.baseUrl, second.baseUrl))).status).toBe(401);
      const signedIn = await fetch(setup_url!, { redirect: 'manual' });
      expect(signedIn.status).toBe(303);
      expect(signedIn.headers.getSetCookie()[0]).toMatch(/^weir_session=/);
      expect(await runCurl(second)).toMatch(/\n\ndata: \[DONE\]\n\n$/);
      expect(await second.stop()).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'makes no link to sign in by where people sign in otherwise',
    async () => {
      const directory = await startedDirectory();
      const env = { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'secret' };
      const gateway = await SpawnedGateway.start({ directory, env });
      expect((await gateway.quickStart()).setup_url).toBeNull();
      expect(gateway.output).not.toContain('/v1/auth/setup');
      await gateway.stop();
    },
    TIMEOUT_MS,
  );

  it(
    `is followed by starts that are ready within ${READY_WITHIN_MS / 1_000} s`,
    async () => {
      const directory = await startedDirectory();
      await (await SpawnedGateway.start({ directory, ...FROM_SOURCES })).stop();
      // On a machine busy with other things one slow start proves nothing.
      let quickestMs = Number.POSITIVE_INFINITY;
      for (let start = 0; start < 5 && quickestMs >= READY_WITHIN_MS; start++) {
        const beforeMs = performance.now();
        const gateway = await SpawnedGateway.start({ directory, ...FROM_SOURCES });
        quickestMs = Math.min(quickestMs, performance.now() - beforeMs);
        await gateway.stop();
      }
      // Of a machine with many programs for each core the gateway gets a part.
      const programs = Math.max(1, loadavg()[0]! / availableParallelism());
      expect(quickestMs).toBeLessThan(READY_WITHIN_MS * programs);
    },
    TIMEOUT_MS,
  );

  it(
    'prints a command that works whatever the name of the directory',
    async () => {
      const directory = await temporaryDirectory("weir start's $HOME ");
      await (await SpawnedGateway.start({ directory, env: { WEIR_DATA_DIR: "it's data" } })).stop();
      const gateway = await SpawnedGateway.start({ directory, env: { WEIR_DATA_DIR: "it's data" } });
      expect(await runCurl(gateway)).toMatch(/data: \[DONE\]\n\n$/);
      await gateway.stop();
    },
    TIMEOUT_MS,
  );
});
