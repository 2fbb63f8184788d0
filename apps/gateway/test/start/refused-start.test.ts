import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createDatabase } from '@weir/postgres';
import { createTestDatabase } from '@weir/postgres/testing';
import { startSimulator } from '@weir/simulator';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SpawnedGateway } from './spawned-gateway.ts';
import { postmasterOf, startedDirectory, temporaryDirectory } from './temporary-directory.ts';

const TIMEOUT_MS = 120_000;

describe('a start', () => {
  it('in production without a database is refused before anything is made', async () => {
    const directory = await temporaryDirectory();
    const gateway = new SpawnedGateway({ directory, env: { NODE_ENV: 'production' } });
    expect(await gateway.exited).toBe(1);
    expect(gateway.stderr).toContain('DATABASE_URL: required');
    expect(gateway.stderr).toContain('WEIR_EMBEDDED_POSTGRES=1');
    expect(existsSync(gateway.dataDir)).toBe(false);
  });

  it(
    'in production makes no organization, key, model or simulator by itself',
    async () => {
      const testDatabase = await createTestDatabase();
      onTestFinished(() => testDatabase.drop());
      const gateway = await SpawnedGateway.start({
        directory: await temporaryDirectory(),
        env: { NODE_ENV: 'production', DATABASE_URL: testDatabase.url },
      });
      expect(gateway.stderr).toBe('');
      for (const line of gateway.stdout.trim().split('\n')) expect(line).toMatch(/^\{.*\}$/);
      expect(gateway.stdout).not.toMatch(/sk-|SIMULATOR|curl|token=/);
      expect(existsSync(join(gateway.dataDir, 'quickstart.json'))).toBe(false);
      expect(existsSync(join(gateway.dataDir, 'postgres'))).toBe(false);
      const database = createDatabase(testDatabase.url);
      const [counts] = await database.sql`
        select (select count(*)::int from organizations) as organizations, (select count(*)::int from workspaces) as workspaces,
          (select count(*)::int from api_keys) as keys, (select count(*)::int from connections) as connections,
          (select count(*)::int from models) as models, (select count(*)::int from users) as users,
          (select count(*)::int from setup_links) as links`;
      await database.close();
      expect(counts).toEqual({
        organizations: 0,
        workspaces: 0,
        keys: 0,
        connections: 0,
        models: 0,
        users: 0,
        links: 0,
      });
      expect(await gateway.stop()).toBe(0);
    },
    TIMEOUT_MS,
  );

  it('with a wrong configuration names all that is wrong at once, and no value', async () => {
    const gateway = new SpawnedGateway({
      directory: await temporaryDirectory(),
      env: {
        PORT: 'seven-hundred',
        DATABASE_URL: 'mysql://root:hunter2@db/weir',
        WEIR_UPSTREAM_URL: 'ftp://upstream.example/hidden',
        SHUTDOWN_GRACE_MS: '-4711',
        WEIR_LOG_LEVEL: 'chatty',
      },
    });
    expect(await gateway.exited).toBe(1);
    const names = ['PORT', 'DATABASE_URL', 'WEIR_UPSTREAM_URL', 'SHUTDOWN_GRACE_MS', 'WEIR_LOG_LEVEL'];
    for (const name of names) expect(gateway.stderr).toContain(`${name}: `);
    for (const value of ['seven-hundred', 'hunter2', 'mysql', 'hidden', '4711', 'chatty']) {
      expect(gateway.stderr).not.toContain(value);
    }
    expect(gateway.stderr).not.toMatch(/\n\s+at /);
  });

  it.each(['PORT', 'METRICS_PORT'])(
    'with a %s in use says so and leaves nothing running',
    async (variable) => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      onTestFinished(() => void other.close());
      const { port } = other.address() as AddressInfo;
      const gateway = new SpawnedGateway({
        directory: await startedDirectory(),
        env: { [variable]: String(port) },
      });
      expect(await gateway.exited).toBe(1);
      expect(gateway.stderr).toBe(
        `weir: cannot start: ${variable}: ${port} of 127.0.0.1 is in use by another program. Set another one.\n`,
      );
      expect(existsSync(join(gateway.dataDir, 'postgres'))).toBe(true);
      expect(postmasterOf(gateway.dataDir)).toBeNull();
    },
    TIMEOUT_MS,
  );

  it.each([
    ['an upstream with a credential', { WEIR_UPSTREAM_API_KEY: 'sk-of-the-upstream' }],
    ['an upstream without one', {}],
  ])(
    'without the master key of the first replica names WEIR_MASTER_KEY, and changes nothing that the first one needs: %s',
    async (_, credential) => {
      const testDatabase = await createTestDatabase();
      onTestFinished(() => testDatabase.drop());
      const simulator = await startSimulator();
      onTestFinished(() => simulator.close());
      const env = {
        DATABASE_URL: testDatabase.url,
        WEIR_UPSTREAM_URL: simulator.url,
        ...credential,
      };
      const directory = await temporaryDirectory();
      const first = await SpawnedGateway.start({ directory, env });
      const stranger = new SpawnedGateway({ directory: await temporaryDirectory(), env });
      expect(await stranger.exited).toBe(1);
      expect(stranger.stderr).toMatch(
        /^weir: cannot start: WEIR_MASTER_KEY: another master key encrypted [^\n]* Set it to that key[^\n]*\n$/,
      );
      const malformed = new SpawnedGateway({
        directory: await temporaryDirectory(),
        env: { ...env, WEIR_MASTER_KEY: 'hunter2' },
      });
      expect(await malformed.exited).toBe(1);
      expect(malformed.stderr).toMatch(/^weir: cannot start: WEIR_MASTER_KEY: must be 32 bytes[^\n]*\n$/);
      expect(malformed.stderr).not.toContain('hunter2');

      const key = await readFile(join(first.dataDir, 'master.key'));
      const second = await SpawnedGateway.start({
        directory: await temporaryDirectory(),
        env: { ...env, WEIR_MASTER_KEY: key.toString('base64') },
      });
      const { api_key: apiKey } = await first.quickStart();
      const answer = await fetch(`${second.baseUrl}/models`, {
        headers: { authorization: `Bearer ${apiKey}` },
      });
      expect(await answer.text()).toContain('sim-echo');
      expect(await second.stop()).toBe(0);
      expect(await first.stop()).toBe(0);
      const again = await SpawnedGateway.start({ directory, env });
      expect(await again.stop()).toBe(0);
    },
    TIMEOUT_MS,
  );

  it.each<[string, (url: URL) => void, RegExp]>([
    [
      'that does not exist',
      (url) => Object.assign(url, { pathname: '/nowhere' }),
      /no database of that name/,
    ],
    [
      'whose password is wrong',
      (url) => Object.assign(url, { password: 'hunter2' }),
      /rejects its user or password/,
    ],
  ])('with a database %s names DATABASE_URL and the remedy', async (_, change, told) => {
    const testDatabase = await createTestDatabase();
    onTestFinished(() => testDatabase.drop());
    const url = new URL(testDatabase.url);
    change(url);
    const gateway = new SpawnedGateway({
      directory: await temporaryDirectory(),
      env: { DATABASE_URL: url.href },
    });
    expect(await gateway.exited).toBe(1);
    expect(gateway.stderr).toMatch(/^weir: cannot start: DATABASE_URL: [^\n]*\n$/);
    expect(gateway.stderr).toMatch(told);
    expect(gateway.stderr).not.toMatch(/hunter2|nowhere/);
  });

  it('with a migration that was edited says which, and what to do', async () => {
    const testDatabase = await createTestDatabase();
    onTestFinished(() => testDatabase.drop());
    const { sql, close } = createDatabase(testDatabase.url, { poolSize: 1 });
    await sql`update schema_migrations set checksum = 'other' where version = '0002'`;
    await close();
    const gateway = new SpawnedGateway({
      directory: await temporaryDirectory(),
      env: { DATABASE_URL: testDatabase.url },
    });
    expect(await gateway.exited).toBe(1);
    expect(gateway.stderr).toMatch(
      /^weir: cannot start: 0002-catalog was changed after it was applied\. Restore the file[^\n]*\n$/,
    );
  });

  it('with a data directory that cannot be made names WEIR_DATA_DIR', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'data'), 'a file');
    const gateway = new SpawnedGateway({ directory });
    expect(await gateway.exited).toBe(1);
    expect(gateway.stderr).toMatch(/^weir: cannot start: WEIR_DATA_DIR: [^\n]*\n$/);
  });

  it('with a database that does not answer says so without its password', async () => {
    const gateway = new SpawnedGateway({
      directory: await temporaryDirectory(),
      env: { DATABASE_URL: 'postgres://weir:hunter2@127.0.0.1:1/weir' },
    });
    expect(await gateway.exited).toBe(1);
    expect(gateway.stderr).toMatch(
      /^weir: cannot start: DATABASE_URL: the database [^\n]*ECONNREFUSED[^\n]*\n$/,
    );
    expect(gateway.stderr).not.toContain('hunter2');
  });
});
