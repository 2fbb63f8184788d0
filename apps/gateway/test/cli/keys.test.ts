import { createDatabase, type Database, PostgresUnitOfWork } from '@weir/postgres';
import { createTestDatabase, type TestDatabase } from '@weir/postgres/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { jsonLines, type Ran, runWeir } from '../start/run-weir.ts';
import { SpawnedGateway } from '../start/spawned-gateway.ts';
import { temporaryDirectory } from '../start/temporary-directory.ts';
import { callWeir } from './call-weir.ts';

const TIMEOUT_MS = 120_000;

interface KeyLine {
  readonly id: string;
  readonly name: string;
  readonly mode: string;
  readonly status: string;
  readonly last_four: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
  readonly organization_id: string;
  readonly workspace_id: string;
  readonly api_key?: string;
}

describe('weir bootstrap and weir keys', () => {
  let database: TestDatabase;
  let opened: Database;
  let env: Readonly<Record<string, string>>;
  const weir = (...args: string[]): Promise<Ran> => callWeir(args, env);
  const weirProcess = (...args: string[]): Promise<Ran> => runWeir(args, { env });
  beforeAll(async () => {
    database = await createTestDatabase();
    opened = createDatabase(database.url, { poolSize: 2 });
    env = { DATABASE_URL: database.url, NODE_ENV: 'production' };
  });
  afterAll(async () => {
    await opened.close();
    await database.drop();
  });

  const listed = async () => jsonLines<KeyLine>((await weir('keys', 'list', '--json')).stdout);
  const make = async (...options: string[]) =>
    JSON.parse((await weir('keys', 'create', '--json', '--name', ...options)).stdout) as Required<KeyLine>;
  /** What the audit log says of a key, newest first. */
  const auditOf = async (targetId: string) => {
    const { audit } = new PostgresUnitOfWork(opened).repositories;
    return (await audit.list(null, { targetId }, { limit: 10, after: null })).items;
  };

  it(
    'ask for what is missing before the first organization is made',
    async () => {
      expect(await weir('keys', 'create', '--name', 'early')).toMatchObject({
        code: 1,
        stderr: 'weir: There are no workspaces yet. Run "weir bootstrap" first.\n',
      });
      const long = await weir('bootstrap', '--key-name', 'x'.repeat(101));
      expect(long).toMatchObject({ code: 2, stdout: '' });
      expect(long.stderr).toMatch(/^weir: The key's name must have 1 to 100 characters[^\n]*\n$/);
    },
    TIMEOUT_MS,
  );

  it(
    'make the first organization, workspace and key once, in production too',
    async () => {
      const made = await weirProcess(
        'bootstrap',
        '--organization',
        'Meadow',
        '--workspace',
        'Brook',
        '--key-name',
        'first',
      );
      expect(made.code).toBe(0);
      expect(made.stdout).toMatch(/Organization {2}Meadow/);
      expect(made.stdout).toMatch(/Workspace {5}Brook/);
      expect(made.stdout).toMatch(/API key {7}sk-live-[0-9A-Za-z]{49}\n/);
      const again = await weir('bootstrap');
      expect(again).toMatchObject({ code: 0, stderr: '' });
      expect(again.stdout).toMatch(/^Nothing to do: /);
      expect(again.stdout).not.toContain('sk-');
      expect(JSON.parse((await weir('bootstrap', '--json')).stdout)).toEqual({ created: false });
      expect(await listed()).toEqual([expect.objectContaining({ name: 'first', status: 'active' })]);
    },
    TIMEOUT_MS,
  );

  it(
    'print a new key alone on standard output, and never again',
    async () => {
      const plain = await weirProcess('keys', 'create', '--name', 'plain');
      expect(plain.code).toBe(0);
      expect(plain.stdout).toMatch(/^sk-live-[0-9A-Za-z]{49}\n$/);
      expect(plain.stderr).not.toContain('sk-');
      const made = await weir('keys', 'create', '--name', 'test', '--test', '--expires-in', '30d', '--json');
      const key = JSON.parse(made.stdout) as KeyLine;
      expect(key).toMatchObject({ name: 'test', mode: 'test', status: 'active', revoked_at: null });
      expect(key.api_key).toMatch(/^sk-test-/);
      expect(Date.parse(key.expires_at!) - Date.now()).toBeGreaterThan(29.9 * 86_400_000);

      const table = (await weirProcess('keys', 'list')).stdout;
      expect(table).not.toContain(plain.stdout.trim());
      expect(table).toContain(`${plain.stdout.slice(0, 12)}…${plain.stdout.trim().slice(-4)}`);
      expect(table).toMatch(/Brook/);
      expect(await listed()).toEqual([
        expect.objectContaining({ name: 'test' }),
        expect.objectContaining({ name: 'plain' }),
        expect.objectContaining({ name: 'first' }),
      ]);
    },
    TIMEOUT_MS,
  );

  it(
    'refuse a name that is taken, and a workspace that is not there',
    async () => {
      const taken = await weir('keys', 'create', '--name', 'plain');
      expect(taken).toMatchObject({ code: 1, stdout: '' });
      expect(taken.stderr).toMatch(/^weir: The workspace already has a usable key with this name[^\n]*\n$/);
      const nowhere = await weir('keys', 'create', '--name', 'lost', '--workspace', 'Ocean');
      expect(nowhere).toMatchObject({ code: 1, stdout: '' });
      expect(nowhere.stderr).toMatch(/^weir: There is no such workspace\. There is Brook \([^\n]*\n$/);
      expect((await weir('keys', 'create', '--name', 'found', '--workspace', 'Brook')).code).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'revoke by id, by a beginning of it and by the key itself; again changes nothing',
    async () => {
      const [byId, bySecret] = [await make('by id'), await make('by secret')];
      const revoked = await weir('keys', 'revoke', byId.id);
      expect(revoked).toMatchObject({
        code: 0,
        stdout: `Revoked key ${byId.id}, by id (…${byId.last_four}).\n`,
      });
      const again = await weir('keys', 'revoke', byId.id);
      expect(again.code).toBe(0);
      expect(again.stdout).toMatch(/^Nothing to do: /);
      const json = await weir('keys', 'revoke', bySecret.api_key, '--json');
      expect(JSON.parse(json.stdout)).toMatchObject({ id: bySecret.id, status: 'revoked' });

      const { id } = await make('by beginning');
      const others = (await listed()).map((key) => key.id).filter((other) => other !== id);
      const unique = Array.from(id, (_, index) => id.slice(0, index + 1)).find(
        (beginning) => beginning.length >= 4 && !others.some((other) => other.startsWith(beginning)),
      )!;
      const shared = id.slice(0, 4);
      const ambiguous = await weir('keys', 'revoke', shared);
      expect(ambiguous).toMatchObject({ code: 1, stdout: '' });
      expect(ambiguous.stderr).toMatch(/^weir: \d+ keys start with that: [^\n]*\n$/);
      expect((await weir('keys', 'revoke', unique)).stdout).toContain(`Revoked key ${id}`);
      const statuses = Object.fromEntries((await listed()).map(({ name, status }) => [name, status]));
      expect(statuses).toMatchObject({
        'by id': 'revoked',
        'by secret': 'revoked',
        'by beginning': 'revoked',
        first: 'active',
      });
    },
    TIMEOUT_MS,
  );

  it(
    'are in the audit log as done by the system, to keys of the organization; what changes nothing is not',
    async () => {
      const { id, organization_id: organizationId } = await make('audited');
      const record = {
        actor: { kind: 'system', userId: null, serviceAccountId: null, via: null },
        outcome: 'succeeded',
        organizationId,
        target: { kind: 'api_key', id },
        requestId: null,
      };
      expect(await auditOf(id)).toEqual([expect.objectContaining({ ...record, action: 'api_key.create' })]);
      const [stored] = await opened.sql`select owner_user_id, created_by from api_keys where id = ${id}`;
      expect(stored).toEqual({ owner_user_id: null, created_by: null });

      for (let time = 0; time < 2; time++) expect((await weir('keys', 'revoke', id)).code).toBe(0);
      expect(await auditOf(id)).toEqual([
        expect.objectContaining({ ...record, action: 'api_key.revoke' }),
        expect.objectContaining({ ...record, action: 'api_key.create' }),
      ]);
    },
    TIMEOUT_MS,
  );

  it(
    'are bound by how long the organization lets keys live',
    async () => {
      await opened.sql`update organizations set max_key_lifetime_days = 30`;
      onTestFinished(async () => {
        await opened.sql`update organizations set max_key_lifetime_days = null`;
      });
      for (const options of [[], ['--expires-in', '31d']]) {
        const refused = await weir('keys', 'create', '--name', 'long-lived', ...options);
        expect(refused).toMatchObject({ code: 2, stdout: '' });
        expect(refused.stderr).toMatch(
          /^weir: Set --expires-in or --expires-at: expires_at must be at most 30 days after [^\n]*\n$/,
        );
      }
      expect(await listed()).not.toContainEqual(expect.objectContaining({ name: 'long-lived' }));
      expect(await make('short-lived', '--expires-in', '30d')).toMatchObject({ status: 'active' });
    },
    TIMEOUT_MS,
  );

  it(
    'find a key by its id in a deleted workspace, and say why it cannot be revoked there',
    async () => {
      const { id, api_key: secret } = await make('stranded');
      await opened.sql`update workspaces set deleted_at = now()`;
      const refused = await weirProcess('keys', 'revoke', id);
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(/^weir: The workspace of the key, [^\n]* Restore it [^\n]*\n$/);
      expect((await weir('keys', 'revoke', secret)).stderr).toBe('weir: There is no such API key.\n');
      await opened.sql`update workspaces set deleted_at = null`;
      expect((await weirProcess('keys', 'revoke', id.toUpperCase())).code).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'repeat nothing of a key that is not known',
    async () => {
      const mistyped = 'sk-live-0000000000000000000000000000000000000000000000000';
      for (const text of [mistyped, 'ffffffff-0000-7000-8000-000000000000', 'feedbeef', 'x']) {
        const { code, stdout, stderr } = await weir('keys', 'revoke', text);
        expect(code).toBe(text.startsWith('f') ? 1 : 2);
        expect(stdout).toBe('');
        expect(stderr).toMatch(/^weir: [^\n]+\n$/);
        expect(stderr).not.toContain(mistyped);
      }
    },
    TIMEOUT_MS,
  );

  it(
    'are heeded by a running gateway within a second',
    async () => {
      const gateway = await SpawnedGateway.start({
        directory: await temporaryDirectory(),
        env: { DATABASE_URL: database.url, NODE_ENV: 'production' },
      });
      onTestFinished(async () => void (await gateway.stop()));
      const { id, api_key: secret } = await make('heeded');
      const ask = async () => {
        const response = await fetch(`${gateway.baseUrl}/models`, {
          headers: { authorization: `Bearer ${secret}` },
        });
        return { status: response.status, body: await response.text() };
      };
      expect((await ask()).status).toBe(200);
      expect((await weir('keys', 'revoke', id)).code).toBe(0);
      const deadlineMs = performance.now() + 1_000;
      let answer = await ask();
      while (answer.status === 200 && performance.now() < deadlineMs) answer = await ask();
      expect(answer.status).toBe(401);
      expect(answer.body).toContain('api_key_revoked');
    },
    TIMEOUT_MS,
  );
});
