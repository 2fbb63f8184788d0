import { execFile } from 'node:child_process';
import { chmod, cp, readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestDatabase } from '@weir/postgres/testing';
import { startSimulator } from '@weir/simulator';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { environmentOfReader } from './environment-of-reader.ts';
import { ordinaryUser } from './ordinary-user.ts';
import { SpawnedGateway } from './spawned-gateway.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const TIMEOUT_MS = 180_000;
const GATEWAY = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/** An OTLP collector that keeps the paths it was sent to. */
async function startCollector(): Promise<{ readonly url: string; readonly paths: Set<string> }> {
  const paths = new Set<string>();
  const server = createServer((request: IncomingMessage, response) => {
    paths.add(request.url!);
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths };
}

/** The bundle, where no sources and no dependencies are. */
async function copiedBundle(): Promise<{ directory: string; weir: string }> {
  const directory = await temporaryDirectory('weir-bundle-');
  await cp(join(GATEWAY, 'dist'), join(directory, 'weir'), { recursive: true });
  return { directory, weir: join(directory, 'weir', 'weir.js') };
}

/** Nobody but root can write there until the test ends. */
async function setReadOnly(directory: string): Promise<void> {
  await run('chmod', ['-R', 'a+rX,a-w', directory]);
  onTestFinished(async () => void (await run('chmod', ['-R', 'u+w', directory])));
}

describe('the production bundle', () => {
  beforeAll(async () => {
    await run(process.execPath, [join(GATEWAY, 'build.ts')]);
  }, TIMEOUT_MS);

  it(
    'runs where it cannot write: migrates, makes a key, streams, shows the console, exports telemetry, stops',
    async () => {
      const { directory, weir } = await copiedBundle();
      const testDatabase = await createTestDatabase();
      onTestFinished(() => testDatabase.drop());
      const simulator = await startSimulator();
      onTestFinished(() => simulator.close());
      const collector = await startCollector();
      const env = {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        DATABASE_URL: testDatabase.url,
        WEIR_UPSTREAM_URL: simulator.url,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        WEIR_CONSOLE: '1',
      };
      const { stdout: migrated } = await run(process.execPath, [weir, 'migrate'], { cwd: directory, env });
      expect(migrated).toMatch(/^Nothing to apply\. The schema is at version \d{4}\.\n$/);
      const { stdout: made } = await run(process.execPath, [weir, 'bootstrap', '--json'], {
        cwd: directory,
        env,
      });
      const { api_key: key } = JSON.parse(made) as { api_key: string };

      await setReadOnly(directory);
      const data = await temporaryDirectory('weir-bundle-data-');
      await chmod(data, 0o777);
      const user = ordinaryUser(weir);
      const gateway = await SpawnedGateway.start({ directory: data, env, args: [weir, 'serve'], ...user });
      const response = await fetch(`${gateway.baseUrl}/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          model: 'sim-fast',
          stream: true,
          messages: [{ role: 'user', content: 'Hello' }],
        }),
      });
      expect(response.status).toBe(200);
      expect(await response.text()).toMatch(/data: \[DONE\]\n\n$/);
      const page = await fetch(new URL('/console/', gateway.baseUrl), { headers: { accept: 'text/html' } });
      expect([page.status, await page.text()]).toEqual([
        200,
        expect.stringContaining('<base href="/console/"'),
      ]);
      expect(await gateway.stop()).toBe(0);
      expect(gateway.stderr).toBe('');
      expect(gateway.stdout).toContain('"event":"gateway.stopped"');
      await vi.waitFor(
        () => expect([...collector.paths].sort()).toEqual(['/v1/metrics', '/v1/traces']),
        10_000,
      );

      const { stdout: usage } = await run(process.execPath, [weir, 'usage', 'records', '--json'], {
        cwd: directory,
        env,
      });
      expect(JSON.parse(usage)).toMatchObject({ model: 'sim-fast', ending: 'completed' });
    },
    TIMEOUT_MS,
  );

  it(
    'says what is missing when it is asked for the embedded PostgreSQL, which is not in it',
    async () => {
      const { directory, weir } = await copiedBundle();
      const env = { NODE_ENV: 'production', WEIR_EMBEDDED_POSTGRES: '1' };
      const gateway = new SpawnedGateway({ directory, env, args: [weir, 'serve'] });
      expect(await gateway.exited).toBe(1);
      expect(gateway.stderr).toMatch(
        /^weir: No embedded PostgreSQL for \S+\. Point DATABASE_URL at a server instead\.\n$/,
      );
    },
    TIMEOUT_MS,
  );

  it('says which Node it needs where that is older, and runs on every other', async () => {
    const { weir } = await copiedBundle();
    const asNode = (version: string) => [
      '--import',
      `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '${version}' })`,
    ];
    const version = (node: string, flags: string[] = []) =>
      run(node, [...flags, weir, 'version']).catch((error: { code: number; stderr: string }) => error);

    expect(await version(process.execPath, asNode('23.11.1'))).toMatchObject({
      code: 1,
      stderr: 'weir: Node 24 or later is needed, and this is Node 23.11.1.\n',
    });
    expect(await version(process.execPath, asNode('24.0.0'))).toMatchObject({ stdout: 'weir 0.1.0\n' });

    const { stdout: installed } = await run('node', ['--version'], { env: environmentOfReader() });
    const stated = /^v(\d+)/.exec(installed)!;
    expect(
      (await run('node', [weir, 'version'], { env: environmentOfReader() }).catch((error) => error)).stdout,
    ).toBe(Number(stated[1]) < 24 ? '' : 'weir 0.1.0\n');
  });

  it('holds the migrations, and nothing of tests and benchmarks', async () => {
    const dist = join(GATEWAY, 'dist');
    const migrations = await readdir(join(dist, 'migrations'));
    const sources = await readdir(join(GATEWAY, '..', '..', 'migrations'));
    expect(migrations.sort()).toEqual(sources.filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort());
    for (const name of (await readdir(dist)).filter((file) => file.endsWith('.js.map'))) {
      const { sources: inputs } = JSON.parse(await readFile(join(dist, name), 'utf8')) as {
        sources: string[];
      };
      expect(
        inputs.filter((path) => /packages\/(bench|testing)\/|\.test\.ts$|\/testing\/|vitest/.test(path)),
      ).toEqual([]);
    }
  });
});
