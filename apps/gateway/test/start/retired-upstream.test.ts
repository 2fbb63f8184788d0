import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createDatabase, readConnectionFacts } from '@weir/postgres';
import { expect, it, onTestFinished } from 'vitest';
import { SpawnedGateway } from './spawned-gateway.ts';
import { startedDirectory } from './temporary-directory.ts';

const TIMEOUT_MS = 180_000;
const KEY = 'sk-of-the-first-upstream';

/** An upstream with one model that notes what it is asked. */
async function startUpstream(
  model: string,
): Promise<{ readonly url: string; readonly asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ object: 'list', data: [{ id: model, object: 'model' }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked };
}

it(
  'an upstream that the environment no longer names gets nothing, nor does another one its key; an operator’s own stays',
  async () => {
    const directory = await startedDirectory();
    const [first, second, own] = [
      await startUpstream('first-model'),
      await startUpstream('second-model'),
      await startUpstream('own-model'),
    ];
    /** Discovery asks every routed upstream each second. */
    const runFor2s = async (env: Readonly<Record<string, string>>) => {
      const gateway = await SpawnedGateway.start({
        directory,
        env: { MODEL_DISCOVERY_INTERVAL_MS: '1000', ...env },
      });
      const answer = (model: string) =>
        gateway.stream(model).then(
          (stream) => stream.rest(),
          (error: Error) => error.message,
        );
      const before = own.asked.length;
      while (own.asked.length < before + 2) await new Promise((resolve) => setTimeout(resolve, 50));
      return { gateway, answer };
    };

    const made = await SpawnedGateway.start({
      directory,
      env: { WEIR_UPSTREAM_URL: first.url, WEIR_UPSTREAM_API_KEY: KEY },
    });
    const { url } = readConnectionFacts(join(made.dataDir, 'postgres.json'))!;
    const { sql, close } = createDatabase(url, { poolSize: 1 });
    await sql`
      insert into connections (id, name, kind, base_url, connect_timeout_ms, first_byte_timeout_ms, idle_timeout_ms,
        total_timeout_ms, continuous_usage)
      values (gen_random_uuid(), 'own', 'openai-compatible', ${own.url}, 5000, 5000, 5000, 5000, false)`;
    await close();
    await made.stop();
    expect(first.asked.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);
    first.asked.splice(0);

    const without = await runFor2s({});
    expect(await without.answer('first-model')).toContain('no_deployment_available');
    expect(await without.gateway.models()).toContain('own-model');
    await without.gateway.stop();
    expect(first.asked).toEqual([]);

    const other = await runFor2s({ WEIR_UPSTREAM_URL: second.url });
    expect(await other.answer('first-model')).toContain('no_deployment_available');
    await other.gateway.stop();
    expect(first.asked).toEqual([]);
    expect(second.asked.length).toBeGreaterThan(0);
    expect(second.asked.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);

    const production = await SpawnedGateway.start({
      directory,
      env: { NODE_ENV: 'production', WEIR_EMBEDDED_POSTGRES: '1', SHUTDOWN_DELAY_MS: '0' },
    });
    second.asked.splice(0);
    await production.stop();
    expect(second.asked).toEqual([]);
  },
  TIMEOUT_MS,
);
