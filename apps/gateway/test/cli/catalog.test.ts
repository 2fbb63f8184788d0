import { UNKNOWN_PRICES } from '@weir/domain/models';
import { createDatabase, type Database, PostgresUnitOfWork } from '@weir/postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chat } from '../call-gateway.ts';
import { jsonLines, type Ran, runWeir } from '../start/run-weir.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';
import { callWeir } from './call-weir.ts';

const TIMEOUT_MS = 120_000;
const HEARD = { timeout: 20_000, interval: 20 };

interface ModelLine {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly connections: readonly string[];
  readonly prices: Readonly<Record<string, string | null>>;
}

interface ConnectionLine {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly managed_by: string;
  readonly has_credential: boolean;
  readonly brought_credentials: number;
  readonly models: number;
}

let gateway: TestGateway;
let database: Database;
const weir = (...args: string[]): Promise<Ran> => callWeir(args, { DATABASE_URL: gateway.databaseUrl });
const weirProcess = (...args: string[]): Promise<Ran> =>
  runWeir(args, { env: { DATABASE_URL: gateway.databaseUrl } });
beforeAll(async () => {
  gateway = await startTestGateway();
  database = createDatabase(gateway.databaseUrl, { poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await gateway.stop();
});

const audited = async (targetId: string) => {
  const { audit } = new PostgresUnitOfWork(database).repositories;
  const { items } = await audit.list(null, { targetId }, { limit: 10, after: null });
  return items.map(({ action, changedFields }) => [action, ...changedFields]);
};

describe('weir models', () => {
  const modelOf = async (name: string) => {
    const models = jsonLines<ModelLine>((await weir('models', 'list', '--json')).stdout);
    return models.find((model) => model.name === name)!;
  };

  it(
    'price a model by kind, at once for a running gateway, and record who did it',
    async () => {
      const priced = await weirProcess(
        'models',
        'price',
        'sim-fast',
        '--input',
        '2.50',
        '--output',
        '10',
        '--request',
        '0.01',
      );
      expect(priced).toMatchObject({ code: 0, stderr: '' });
      expect(priced.stdout).toBe(
        'sim-fast: input $2.50, cached $0.02, write $0.25, output $10.00, request $0.01.\n',
      );
      await vi.waitFor(async () => {
        const answer = await chat(gateway, 'sim-fast', {});
        const { usage } = (await answer.json()) as {
          usage: { prompt_tokens: number; completion_tokens: number };
        };
        const { costNanoUsd } = await gateway.recordOf(answer.headers.get('x-request-id'));
        expect(costNanoUsd).toBe(
          BigInt(usage.prompt_tokens) * 2_500n + BigInt(usage.completion_tokens) * 10_000n + 10_000_000n,
        );
      }, HEARD);

      expect((await weir('models', 'price', 'sim-fast', '--request', 'unknown')).code).toBe(0);
      const { id, prices } = await modelOf('sim-fast');
      expect(prices).toEqual({
        input: '2.50',
        cached_input: '0.02',
        cache_write: '0.25',
        audio_input: null,
        image_input: null,
        reasoning: null,
        audio_output: null,
        output: '10.00',
        request: null,
        unit: null,
      });
      expect(await audited(id)).toEqual([
        ['model.price', 'request_nano_usd'],
        ['model.price', 'input_nano_usd_per_million', 'output_nano_usd_per_million', 'request_nano_usd'],
      ]);
      expect((await weirProcess('models', 'list')).stdout).toMatch(
        /^NAME +STATUS +INPUT +CACHED +WRITE +OUTPUT +REQUEST +CONNECTIONS\n(.*\n)*sim-fast +ready +\$2\.50 +\$0\.02 +\$0\.25 +\$10\.00 +- +upstream\n/,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'refuse what is no price, no price at all, and a model that is not there',
    async () => {
      for (const text of ['-1', '1e', '2,50', '', '$2', '0.0000000001', '1000001']) {
        const refused = await weir('models', 'price', 'sim-echo', `--input=${text}`);
        expect(refused).toMatchObject({ code: 2, stdout: '' });
        expect(refused.stderr).toMatch(/^weir: --input must be a decimal number of US dollars[^\n]*\n$/);
      }
      expect((await weir('models', 'price', 'sim-echo')).stderr).toMatch(
        /^weir: Give at least one price: --input, /,
      );
      const nowhere = await weir('models', 'price', 'ocean', '--input', '1');
      expect(nowhere).toMatchObject({
        code: 1,
        stderr: 'weir: There is no such model: "weir models list" shows all.\n',
      });
    },
    TIMEOUT_MS,
  );

  it(
    'price what only some models have: audio, images, reasoning',
    async () => {
      const rare = ['--audio-input', '40', '--image-input', '3', '--reasoning', '5', '--audio-output', '80'];
      const cache = ['--cached-input', '0.1', '--cache-write', '0.3'];
      const priced = await weir('models', 'price', 'sim-echo', ...rare, ...cache, '--json');
      expect(priced).toMatchObject({ code: 0, stderr: '' });
      expect(JSON.parse(priced.stdout)).toEqual({
        name: 'sim-echo',
        prices: {
          ...{ input: '0.20', cached_input: '0.10', cache_write: '0.30', audio_input: '40.00' },
          ...{ image_input: '3.00', output: '0.80', reasoning: '5.00', audio_output: '80.00', request: null },
          ...{ unit: null },
        },
      });
    },
    TIMEOUT_MS,
  );

  it(
    'suggest published prices for models without one, with a command that is safe to paste, and set none',
    async () => {
      expect((await weir('models', 'prices')).stderr).toContain("required option '--suggest");
      expect((await weir('models', 'prices', '--suggest')).stdout).toMatch(/ No published prices /);

      const hostile = "gemini-2.5-pro'; $(touch pwned) #";
      await gateway.connect({ name: 'unpriced', baseUrl: gateway.simulator.url }, [
        { model: 'gpt-4o', prices: UNKNOWN_PRICES },
        { model: hostile, prices: UNKNOWN_PRICES },
        { model: 'meadow', prices: UNKNOWN_PRICES },
      ]);
      const shown = await weirProcess('models', 'prices', '--suggest');
      expect(shown).toMatchObject({ code: 0, stderr: '' });
      expect(shown.stdout).toMatch(
        /^NAME +PROVIDER +PUBLISHED AS +INPUT .*\n(.*\n)*gpt-4o +openai +gpt-4o +\$2\.50 +\$1\.25 +- +\$10\.00 +- +-\n/,
      );
      const safe = "weir models price 'gemini-2.5-pro'\\''; $(touch pwned) #' --input ";
      expect(shown.stdout).toContain(`\n  ${safe}`);
      expect(shown.stdout).toMatch(/\(TIERS\) can only be set with the API\.\n$/);
      expect(shown.stdout).not.toContain('meadow');
      expect((await modelOf('gpt-4o')).prices).toMatchObject({ input: null, output: null });

      const lines = jsonLines<{ model: string; provider: string; command: string }>(
        (await weir('models', 'prices', '--suggest', '--json')).stdout,
      );
      const { command } = lines.find(({ model, provider }) => model === 'gpt-4o' && provider === 'openai')!;
      expect(command).toBe('weir models price gpt-4o --input 2.50 --cached-input 1.25 --output 10.00');
      expect((await weir(...command.split(' ').slice(1))).code).toBe(0);
      expect((await modelOf('gpt-4o')).prices).toMatchObject({ input: '2.50', output: '10.00' });
      expect(lines.find(({ model }) => model === hostile)).toMatchObject({
        provider: 'google',
        tiers: [{ from_input_tokens: 200_001, input: expect.any(String), output: expect.any(String) }],
        command: expect.stringContaining(safe),
      });
      expect((await weir('models', 'prices', '--suggest')).stdout).not.toMatch(/^gpt-4o /m);
      expect((await weir('connections', 'remove', 'unpriced')).code).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'take a model out of service for good, whatever is discovered, until it is restored',
    async () => {
      expect((await weirProcess('models', 'remove', 'sim-cached')).stdout).toBe('Removed sim-cached.\n');
      await vi.waitFor(async () => expect((await chat(gateway, 'sim-cached', {})).status).toBe(404), HEARD);
      await gateway.serve(gateway.connectionId, [{ model: 'sim-cached' }, { model: 'sim-fast' }]);
      expect((await chat(gateway, 'sim-cached', {})).status).toBe(404);
      expect(await modelOf('sim-cached')).toMatchObject({ status: 'removed' });
      expect((await weir('models', 'remove', 'sim-cached')).stdout).toMatch(/^Nothing to do: /);

      expect((await weirProcess('models', 'restore', 'sim-cached')).stdout).toBe('Restored sim-cached.\n');
      await vi.waitFor(async () => expect((await chat(gateway, 'sim-cached', {})).status).toBe(200), HEARD);
      const { id } = await modelOf('sim-cached');
      expect(await audited(id)).toEqual([['model.restore'], ['model.remove']]);
    },
    TIMEOUT_MS,
  );
});

describe('weir connections', () => {
  const listed = async () => jsonLines<ConnectionLine>((await weir('connections', 'list', '--json')).stdout);

  it(
    'list them without their credentials, and need no master key for it',
    async () => {
      const all = await weirProcess('connections', 'list');
      expect(all.code).toBe(0);
      expect(all.stdout).not.toContain('sk-upstream');
      expect(await listed()).toEqual([
        expect.objectContaining({
          name: 'upstream',
          status: 'active',
          managed_by: 'environment',
          has_credential: true,
        }),
      ]);
    },
    TIMEOUT_MS,
  );

  it(
    'remove one at once, but lose no organization’s credential without being told to',
    async () => {
      const own = await gateway.connect({ name: 'own', baseUrl: gateway.simulator.url }, [
        { model: 'own-model', upstreamName: 'sim-fast' },
      ]);
      expect((await chat(gateway, 'own-model', {})).status).toBe(200);
      await database.sql`
        insert into organization_credentials (id, organization_id, connection_id, credential_encrypted, last_four, created_at)
        values (gen_random_uuid(), ${gateway.key.organizationId}, ${own}, '\\x00', 'abcd', now())`;
      const kept = await weir('connections', 'remove', 'own');
      expect(kept).toMatchObject({ code: 1, stdout: '' });
      expect(kept.stderr).toMatch(/^weir: Organizations have added 1 credential[^\n]*--force\.\n$/);
      expect(await listed()).toContainEqual(
        expect.objectContaining({ id: own, managed_by: 'operator', models: 1, brought_credentials: 1 }),
      );

      const removed = await weirProcess('connections', 'remove', own, '--force');
      expect(removed).toMatchObject({ code: 0, stdout: `Removed connection own (${own}).\n`, stderr: '' });
      await vi.waitFor(async () => expect((await chat(gateway, 'own-model', {})).status).toBe(503), HEARD);
      expect(await audited(own)).toEqual([['connection.remove']]);
      expect((await weir('connections', 'remove', 'own')).stderr).toMatch(
        /^weir: There is no such connection/,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'say that one which the environment configures comes back',
    async () => {
      const removed = await weir('connections', 'remove', 'upstream');
      expect(removed.code).toBe(0);
      expect(removed.stderr).toContain('created again when a gateway');
      expect(await listed()).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
