import { createDatabase } from '@weir/postgres';
import { createTestDatabase } from '@weir/postgres/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { send } from '../management-plane/person.ts';
import { startTestManagement } from '../management-plane/start-test-management.ts';
import { runWeir } from '../start/run-weir.ts';
import { temporaryDirectory } from '../start/temporary-directory.ts';
import { callWeir } from './call-weir.ts';

const TIMEOUT_MS = 60_000;
const LINK = /^https:\/\/weir\.example\.com\/v1\/auth\/setup\?token=[\w-]{43}$/;

describe('weir setup-link', () => {
  it(
    'prints a link that signs in a platform admin once, alone on standard output, in production too',
    async () => {
      const management = await startTestManagement();
      onTestFinished(() => management.stop());
      const env = {
        NODE_ENV: 'production',
        DATABASE_URL: management.databaseUrl,
        PUBLIC_URL: 'https://weir.example.com/',
      };
      const first = await runWeir(['setup-link', '--json'], { env });
      const second = await runWeir(['setup-link'], { env });
      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(second.code).toBe(0);
      const replaced = JSON.parse(first.stdout).setup_url;
      const link = second.stdout.trimEnd();
      for (const url of [replaced, link]) expect(url).toMatch(LINK);
      expect(second.stderr).not.toContain('token=');

      const follow = (url: string) =>
        send(management.origin, 'GET', url.slice('https://weir.example.com'.length));
      expect((await follow(replaced)).status).toBe(401);
      expect((await follow(link)).status).toBe(303);
      expect((await follow(link)).status).toBe(401);
    },
    TIMEOUT_MS,
  );

  it(
    'is refused where people sign in at a provider, except to break the glass, which is recorded',
    async () => {
      const providers = { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'secret' };
      const management = await startTestManagement(providers);
      onTestFinished(() => management.stop());
      const env = {
        DATABASE_URL: management.databaseUrl,
        PUBLIC_URL: 'https://weir.example.com/',
        WEIR_DATA_DIR: await temporaryDirectory(),
      };
      const follow = (url: string) =>
        send(management.origin, 'GET', url.trimEnd().slice('https://weir.example.com'.length));

      // Made before the provider was configured.
      const { stdout: old } = await callWeir(['setup-link'], env);
      expect((await follow(old)).status).toBe(401);
      const refused = await callWeir(['setup-link'], { ...env, ...providers });
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(/^weir: An identity provider is configured[^\n]*--break-glass\.\n$/);

      const made = await callWeir(['setup-link', '--break-glass'], { ...env, ...providers });
      expect(made.code).toBe(0);
      expect(made.stderr).toContain('The audit log records');
      expect((await follow(made.stdout)).status).toBe(303);
      const records = (await management.audit()).map(({ actor, action, outcome }) => [
        actor.kind,
        action,
        outcome,
      ]);
      expect(records).toEqual([
        ['anonymous', 'set_up.break_glass', 'succeeded'],
        ['system', 'set_up.make_break_glass_link', 'succeeded'],
        ['anonymous', 'set_up.break_glass', 'failed'],
      ]);
      expect(management.logger.of('sign_in.break_glass')).toEqual([{ userId: expect.any(String) }]);
    },
    TIMEOUT_MS,
  );

  it(
    'comes with bootstrap, but not where people sign in otherwise',
    async () => {
      for (const [providers, link] of [
        [{}, expect.stringMatching(LINK)],
        [{ GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' }, null],
      ] as const) {
        const { url, drop } = await createTestDatabase();
        onTestFinished(drop);
        const env = { DATABASE_URL: url, PUBLIC_URL: 'https://weir.example.com', ...providers };
        const { stdout } = await callWeir(['bootstrap', '--json'], env);
        expect(JSON.parse(stdout)).toMatchObject({ created: true, setup_url: link });
        const database = createDatabase(url);
        const links = await database.sql`select token_hash from setup_links`;
        await database.close();
        expect(links).toHaveLength(link === null ? 0 : 1);
      }
    },
    TIMEOUT_MS,
  );

  it(
    'says in one line what it needs where the address of the gateway is not known',
    async () => {
      const { url, drop } = await createTestDatabase();
      onTestFinished(drop);
      const env = { DATABASE_URL: url, PORT: '0', WEIR_DATA_DIR: await temporaryDirectory() };
      const { code, stdout, stderr } = await callWeir(['setup-link'], env);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^weir: PORT is 0[^\n]*PUBLIC_URL[^\n]*\n$/);
    },
    TIMEOUT_MS,
  );
});
