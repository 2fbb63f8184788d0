import type { TokenHash, UserFilter } from '@weir/domain/identity';
import type { UserId } from '@weir/domain/kernel';
import { type CompiledQuery, Kysely } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import type { DB } from '../database/database-types.ts';
import { PostgresSessionRepository } from './session-repository.ts';
import { PostgresUserRepository } from './user-repository.ts';

/** Enough for a scan of them to show; `WEIR_TEST_USERS=1000000` for the real thing. */
const USERS = Number(process.env.WEIR_TEST_USERS ?? 30_000);
/** What one query may read, 8 KiB each: of 30,000 users and of a million the same. A thousand found are put in order. */
const MAX_BLOCKS = 4_000;

const idOf = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

describe(`with ${USERS} users, nothing is read but what indexes lead to`, () => {
  let database: OpenTestDatabase;
  let kysely: Kysely<DB>;
  let queries: CompiledQuery[];
  beforeAll(async () => {
    database = await openTestDatabase({ statementTimeoutMs: 600_000 });
    kysely = new Kysely<DB>({
      dialect: new PostgresJSDialect({ postgres: database.sql }),
      log: ({ query }) => void queries.push(query),
    });
    const { sql } = database;
    // Everybody's address begins alike; names begin with each letter equally often; a thousandth has power.
    await sql`insert into users (id, display_name, email, email_verified, platform_role, created_at)
      select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, chr(65 + n % 26) || 'person ' || n,
        'user-' || n || '@example.com', true, case n % 1000 when 1 then 'admin' when 2 then 'admin_readonly' else 'user' end, now()
      from generate_series(1, ${USERS}::integer) as n`;
    await sql`insert into sessions (id, user_id, token_hash, previous_token_hash, previous_token_until, provider, created_at,
        last_seen_at, idle_expires_at, expires_at)
      select id, id, encode(sha256(id::text::bytea), 'hex'), encode(sha256(email::bytea), 'hex'), now() + interval '1 day',
        'test', now(), now(), now() + interval '7 days', now() + interval '30 days' from users order by id limit 10000`;
    await sql`analyze users, sessions`;
  }, 600_000);
  beforeEach(() => {
    queries = [];
  });
  afterAll(() => database.discard());

  it.each<[string, UserFilter]>([
    ['all', {}],
    ['one name', { search: 'aperson 26' }],
    ['one address', { search: 'USER-777@' }],
    ['one letter', { search: 'a' }],
    ['everybody', { search: 'user-' }],
    ['nobody', { search: 'zz' }],
    ['admins', { platformRole: 'admin' }],
    ['readers', { platformRole: 'admin_readonly' }],
    ['users', { platformRole: 'user' }],
    ['admins among everybody', { search: 'user-', platformRole: 'admin' }],
    ['readers of one letter', { search: 'c', platformRole: 'admin_readonly' }],
  ])('in the list: %s', async (_, filter) => {
    const users = new PostgresUserRepository(kysely);
    await users.list(filter, { limit: 20, after: null });
    await users.list(filter, { limit: 20, after: idOf(Math.floor(USERS / 2)) });
    await expectIndexes();
  });

  it('by the token of a session, or the one before', async () => {
    const sessions = new PostgresSessionRepository(kysely);
    const [row] =
      await database.sql`select token_hash, previous_token_hash from sessions where user_id = ${idOf(77)}`;
    for (const hash of [row!.token_hash, row!.previous_token_hash]) {
      const found = await sessions.findActive(hash as TokenHash, new Date());
      expect(found?.user.id).toBe(idOf(77));
    }
    expect(queries).toHaveLength(2);
    await expectIndexes();
  });

  it('in what follows from a role that changes', async () => {
    await new PostgresSessionRepository(kysely).markForRotation(idOf(77) as UserId);
    await new PostgresUserRepository(kysely).lockActiveAdmins();
    await expectIndexes();
  });

  it('in what is purged', async () => {
    await new PostgresSessionRepository(kysely).deleteExpired(new Date(), 1_000);
    await expectIndexes();
  });

  async function expectIndexes() {
    const asked = [...queries];
    expect(asked.length).toBeGreaterThan(0);
    for (const { sql: text, parameters } of asked) {
      const [row] = await database.sql.unsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
        `explain (analyze, buffers, timing off, format json) ${text}`,
        parameters as never[],
      );
      const plan = row!['QUERY PLAN'][0].Plan;
      expect(nodesOf(plan).filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
      expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(MAX_BLOCKS);
    }
  }
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[];
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
