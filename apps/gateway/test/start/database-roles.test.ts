import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secureRandomBytes } from '@weir/crypto';
import { SystemClock } from '@weir/domain/kernel';
import { DailyUsageCache } from '@weir/domain/usage-analytics';
import {
  createDatabase,
  type Database,
  type EmbeddedPostgres,
  migrate,
  PostgresDailyUsageStore,
  PostgresUnitOfWork,
  startEmbeddedPostgres,
} from '@weir/postgres';
import { RecordingLogger } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { toAnalyticsSettings } from '../../src/analytics-config.ts';
import { loadConfig } from '../../src/config.ts';
import { maintain } from '../../src/maintenance.ts';
import { migrationsDirectory } from '../../src/migrations-directory.ts';
import { type Gateway, startGateway } from '../../src/start-gateway.ts';

const GUIDE = new URL('../../../../docs/guides/database-roles.md', import.meta.url);
const REFUSED = { code: '42501' };

describe('a gateway whose database role owns nothing', () => {
  let dataDir: string;
  let server: EmbeddedPostgres;
  let gatewayUrl: string;
  let superuser: Database['sql'];
  let owner: Database['sql'];
  let restricted: Database['sql'];
  const databases: Database[] = [];
  let gateway: Gateway | undefined;
  const logger = new RecordingLogger();
  const old = new Date(Date.now() - 500 * 86_400_000).toISOString();
  const month = old.slice(0, 7);

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'weir-test-roles-'));
    server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'owner'), durable: false });
    await letIn(['host all postgres 127.0.0.1/32 trust', 'host all all 127.0.0.1/32 scram-sha-256']);
    superuser = connectAs('postgres', '');
    await vi.waitFor(() => superuser`select 1`, { timeout: 10_000 });
    owner = open(server.url);
    await migrate(server.url, { directory: migrationsDirectory() });

    const statements = [...(await readFile(GUIDE, 'utf8')).matchAll(/```sql\n(.*?)```/gs)];
    const [makeRole, grant, ...others] = statements.map(([, block]) => block!);
    expect(others).toEqual([]);
    await superuser.unsafe(makeRole!);
    await owner.unsafe(grant!);
    await owner.unsafe(grant!);
    restricted = connectAs('weir_gateway', 'choose another');
    gatewayUrl = urlOf('weir_gateway', 'choose another');
  });
  afterAll(async () => {
    await gateway?.stop();
    await Promise.all(databases.map((database) => database.close()));
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const urlOf = (role: string, password: string) => {
    const url = new URL(server.url);
    url.username = role;
    url.password = password;
    return url.href;
  };
  const open = (url: string) => {
    const database = createDatabase(url, { poolSize: 2 });
    databases.push(database);
    return database.sql;
  };
  const connectAs = (role: string, password: string) => open(urlOf(role, password));
  const letIn = async (lines: readonly string[]) => {
    const path = join(dataDir, 'owner', 'postgres', 'pg_hba.conf');
    await writeFile(path, `${lines.join('\n')}\n${await readFile(path, 'utf8')}`);
    process.kill(server.pid, 'SIGHUP');
  };
  const contents = async () => [...(await owner`select * from audit_records order by occurred_at`)];
  const partitions = async () =>
    (
      await owner`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit_records'::regclass`
    ).map(({ name }) => name as string);

  it('starts, answers and keeps its books', async () => {
    await owner`
      insert into audit_records (id, occurred_at, actor_kind, action, outcome)
      values ('00000000-0000-7000-8000-000000000001', ${old}, 'system', 'audit.retention', 'succeeded')`;
    const config = loadConfig({
      NODE_ENV: 'test',
      PORT: '0',
      WEIR_DATA_DIR: join(dataDir, 'gateway'),
      DATABASE_URL: gatewayUrl,
      SHUTDOWN_GRACE_MS: '0',
    });
    gateway = await startGateway(config, logger);
    const { base_url, api_key, models } = gateway.quickStart!;
    const response = await fetch(`${base_url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api_key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: models[0], messages: [{ role: 'user', content: 'Well?' }] }),
    });

    expect(response.status).toBe(200);
    expect(logger.of('database.migrated')).toMatchObject([{ applied: 0 }]);
    expect(logger.of('database.maintenance_failed')).toEqual([]);
    expect(await owner`select from usage_records`).toHaveLength(1);
    // It was in the default partition, as no month of its own was there.
    expect(logger.of('database.partition_created')).toEqual([
      { partition: `audit_records_${month.replace('-', '_')}` },
    ]);
  });

  it('carries out all chores, the dropping of months that are over among them', async () => {
    const database = createDatabase(gatewayUrl, { poolSize: 2 });
    databases.push(database);
    const clock = new SystemClock();
    const unitOfWork = new PostgresUnitOfWork(database);
    const analytics = toAnalyticsSettings(loadConfig({}));
    const store = new PostgresDailyUsageStore(database);
    const dailyUsage = new DailyUsageCache({ store, clock, settings: analytics });
    const management = { unitOfWork, clock, randomBytes: secureRandomBytes, analytics, dailyUsage };
    await owner`select ensure_usage_partitions(now() - interval '5 months')`;
    await maintain({
      database,
      management,
      clock,
      logger,
      auditRetentionDays: 365,
      refusalRetentionDays: 30,
      usageRetentionMonths: 2,
    });

    expect(logger.of('database.maintenance_failed')).toEqual([]);
    expect(logger.of('usage.month_dropped').length).toBeGreaterThanOrEqual(2);
    expect(
      await owner`
        select actor_kind, target_id from audit_records where action = 'audit.retention' and occurred_at > ${old}`,
    ).toEqual([{ actor_kind: 'system', target_id: month }]);
    expect(await owner`select from audit_records where occurred_at = ${old}`).toHaveLength(0);
  });

  it('can add to the audit log, and do nothing else to it', async () => {
    const before = await contents();
    await restricted`
      insert into audit_records (id, occurred_at, actor_kind, action, outcome)
      values ('00000000-0000-7000-8000-000000000002', now(), 'system', 'audit.retention', 'succeeded')`;
    const tables = ['audit_records', ...(await partitions())];
    expect(tables.length).toBeGreaterThan(5);
    const statements = [
      ...tables.flatMap((table) => [
        `update ${table} set action = 'forged'`,
        `delete from ${table}`,
        `truncate ${table}`,
        `drop table ${table}`,
        `alter table ${table} disable trigger all`,
        `alter table ${table} owner to weir_gateway`,
        `create trigger evil before insert on ${table} for each row execute function refuse_audit_change()`,
        `create rule evil as on insert to ${table} do instead nothing`,
      ]),
      `alter table audit_records detach partition ${tables.at(-1)}`,
      'drop trigger audit_records_append_only on audit_records',
      'create or replace function refuse_audit_change() returns trigger language plpgsql as $$ begin return null; end $$',
      'drop function refuse_audit_change() cascade',
      'alter function drop_audit_partitions(integer) set search_path = pg_temp',
      'set session_replication_role = replica',
      'set role weir',
      'create table mine ()',
      'delete from usage_records',
      'update usage_records set input_tokens = 0',
      'truncate usage_records',
      'delete from schema_migrations',
      'drop table users',
    ];
    for (const statement of statements) {
      await expect(restricted.unsafe(statement), statement).rejects.toMatchObject(REFUSED);
    }
    for (const partition of await partitions()) {
      await expect(restricted.unsafe(`select from ${partition}`)).rejects.toMatchObject(REFUSED);
      await expect(restricted.unsafe(`insert into ${partition} default values`)).rejects.toMatchObject(
        REFUSED,
      );
    }
    expect(await contents()).toEqual([...before, expect.objectContaining({ action: 'audit.retention' })]);
  });

  it('makes and drops months only by functions that it cannot lead astray', async () => {
    const before = await partitions();
    await restricted`create temporary table audit_records (occurred_at timestamptz) partition by range (occurred_at)`;
    await restricted`create temporary table audit_records_default partition of audit_records default`;
    const made = await restricted`select ensure_audit_partitions('2040-06-15') as name`;
    expect(made.map(({ name }) => name)).toEqual([
      'audit_records_2040_05',
      'audit_records_2040_06',
      'audit_records_2040_07',
      'audit_records_2040_08',
      'audit_records_2040_09',
    ]);
    expect(await partitions()).toEqual(expect.arrayContaining([...before, ...made.map(({ name }) => name)]));
    expect(await restricted`select drop_audit_partitions(30) as name`).toEqual([]);
    for (const days of [29, 0, -10_000, null]) {
      await expect(restricted`select drop_audit_partitions(${days}::integer)`).rejects.toMatchObject({
        code: '22023',
      });
    }
    await restricted`drop table pg_temp.audit_records`;
    const [row] = await owner<{ owner: string }[]>`
      select tableowner as owner from pg_tables where tablename = 'audit_records_2040_06'`;
    expect(row!.owner).toBe('weir');
    await expect(restricted`delete from audit_records_2040_06`).rejects.toMatchObject(REFUSED);
  });

  it('shares these functions with nobody who was not granted them', async () => {
    await superuser`create role somebody login password 'meadow'`;
    const somebody = connectAs('somebody', 'meadow');
    for (const call of [
      'ensure_audit_partitions(now())',
      'ensure_usage_partitions(now())',
      'drop_audit_partitions(30)',
    ]) {
      await expect(somebody.unsafe(`select ${call}`), call).rejects.toMatchObject(REFUSED);
    }
  });

  it('finds the audit log append-only even as a superuser with triggers put to sleep', async () => {
    const before = await contents();
    await superuser`set session_replication_role = replica`;
    for (const table of ['audit_records', ...(await partitions())]) {
      for (const statement of [
        `delete from ${table}`,
        `update ${table} set action = 'a'`,
        `truncate ${table}`,
      ]) {
        const changed = superuser.unsafe(statement);
        const [{ count }] = (await owner.unsafe(`select count(*)::integer from ${table}`)) as unknown as [
          { count: number },
        ];
        // A trigger for each row has nothing to say where there is none.
        if (count > 0 || statement.startsWith('truncate')) {
          await expect(changed, statement).rejects.toMatchObject({
            message: 'audit records are append-only',
          });
        } else await changed;
      }
    }
    expect(await contents()).toEqual(before);
  });
});
