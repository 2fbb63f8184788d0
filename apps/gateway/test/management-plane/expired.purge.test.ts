import { purgeExpired } from '@weir/domain/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { maintain } from '../../src/maintenance.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

describe('purging what has expired', () => {
  let management: OwnTestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('takes sessions, sign-ins, set-up links and idempotency keys that are over, and nothing else', async () => {
    const { sql } = management.database;
    const [idle, old, active] = [
      await management.signIn(),
      await management.signIn(),
      await management.signIn(),
    ];
    await sql`update sessions set idle_expires_at = ${management.now()} - interval '1 second' where user_id = ${idle.userId}`;
    await sql`update sessions set expires_at = ${management.now()} - interval '1 second' where user_id = ${old.userId}`;
    await sql`insert into sign_in_attempts (state_hash, browser_hash, provider, nonce, code_verifier, return_to, created_at, expires_at)
      select repeat(mark, 64), repeat('0', 64), 'oidc', 'n', 'v', '/', ${management.now()}, ${management.now()} + seconds * interval '1 second'
      from (values ('a', -1), ('b', 60)) as attempts (mark, seconds)`;
    await sql`insert into setup_links (token_hash, created_at, expires_at)
      select repeat(mark, 64), ${management.now()}, ${management.now()} + seconds * interval '1 second' from (values ('a', -1), ('b', 60)) as links (mark, seconds)`;
    await sql`insert into idempotent_requests (user_id, key, route, request_hash, request_id, created_at)
      select ${active.userId}, key, 'POST /', repeat('0', 64), 'req_1', ${management.now()} - hours * interval '1 hour'
      from (values ('old', 25), ('new', 23)) as requests (key, hours)`;

    const { management: ports } = management.composition.services;
    const purged = await Promise.all(Array.from({ length: 4 }, () => purgeExpired(ports)));

    expect(purged.reduce((sum, count) => sum + count)).toBe(5);
    expect(await sql`select user_id from sessions`).toEqual([{ user_id: active.userId }]);
    expect(await sql`select left(state_hash, 1) as mark from sign_in_attempts`).toEqual([{ mark: 'b' }]);
    expect(await sql`select left(token_hash, 1) as mark from setup_links`).toEqual([{ mark: 'b' }]);
    expect(await sql`select key from idempotent_requests`).toEqual([{ key: 'new' }]);
  });

  it('takes more than one statement may', async () => {
    const person = await management.signIn();
    await management.database.sql`insert into sessions
      (id, user_id, token_hash, provider, created_at, last_seen_at, idle_expires_at, expires_at)
      select gen_random_uuid(), ${person.userId}, encode(sha256(number::text::bytea), 'hex'), 'test', ${management.now()}, ${management.now()}, ${management.now()}, ${management.now()}
      from generate_series(1, 2500) number`;
    expect(await purgeExpired(management.composition.services.management)).toBe(2_500);
    expect((await person.get('/v1/users/me')).status).toBe(200);
  });

  it('drops the usage of months as long ago as the operator says, and of none by default', async () => {
    const { clock, logger, management: ports } = management.composition.services;
    const { database } = management;
    const old = new Date(management.now());
    old.setUTCMonth(old.getUTCMonth() - 5, 1);
    await database.sql`select ensure_usage_partitions(${old})`;
    const dropped = async (usageRetentionMonths: number) => {
      const chores = { database, management: ports, clock, logger };
      await maintain({ ...chores, auditRetentionDays: 0, refusalRetentionDays: 30, usageRetentionMonths });
      return management.logger.of('usage.month_dropped').map(({ month }) => month);
    };
    expect(await dropped(loadConfig({}).USAGE_RETENTION_MONTHS)).toEqual([]);
    expect(await dropped(3)).toContain(old.toISOString().slice(0, 7));
  });

  it('is one of the chores', async () => {
    const { clock, logger, management: ports } = management.composition.services;
    const person = await management.signIn();
    const { database } = management;
    await database.sql`update sessions set expires_at = ${management.now()} where user_id = ${person.userId}`;
    await maintain({
      database,
      management: ports,
      clock,
      logger,
      auditRetentionDays: 0,
      refusalRetentionDays: 30,
      usageRetentionMonths: 0,
    });
    expect(await database.sql`select id from sessions where user_id = ${person.userId}`).toEqual([]);
  });
});
