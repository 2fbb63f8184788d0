import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createDatabase } from '@weir/postgres';
import { createTestDatabase } from '@weir/postgres/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SpawnedGateway } from './spawned-gateway.ts';
import { postmasterOf, temporaryDirectory } from './temporary-directory.ts';

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

  it(
    'on a port in use says so and leaves nothing running',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      onTestFinished(() => void other.close());
      const { port } = other.address() as AddressInfo;
      const gateway = new SpawnedGateway({
        directory: await temporaryDirectory(),
        env: { PORT: String(port) },
      });
      expect(await gateway.exited).toBe(1);
      expect(gateway.stderr).toBe(
        `weir: cannot start: Port ${port} of 127.0.0.1 is in use by another program. Choose another port.\n`,
      );
      expect(existsSync(join(gateway.dataDir, 'postgres'))).toBe(true);
      expect(postmasterOf(gateway.dataDir)).toBeNull();
    },
    TIMEOUT_MS,
  );

  it('with a database that does not answer says so without its password', async () => {
    const gateway = new SpawnedGateway({
      directory: await temporaryDirectory(),
      env: { DATABASE_URL: 'postgres://weir:hunter2@127.0.0.1:1/weir' },
    });
    expect(await gateway.exited).toBe(1);
    expect(gateway.stderr).toMatch(/^weir: cannot start: The database [^\n]*ECONNREFUSED[^\n]*\n$/);
    expect(gateway.stderr).not.toContain('hunter2');
  });
});
