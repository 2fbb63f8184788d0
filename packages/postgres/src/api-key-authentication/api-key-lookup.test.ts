import type { ApiKey } from '@weir/domain/api-keys';
import { aFoundApiKey, aFreshHash, aFreshId, anApiKey, apiKeyRepositoryContract } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { type LimitSeed, seedLimit } from '../../testing/seed-limit.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresApiKeyDirectory } from '../api-keys/api-key-directory.ts';
import { PostgresApiKeyRepository } from '../api-keys/api-key-repository.ts';
import { FIND_BY_HASH, PostgresApiKeyLookup } from './api-key-lookup.ts';

describe('PostgresApiKeyLookup', () => {
  apiKeyRepositoryContract(async () => {
    const database = await openTestDatabase();
    const mine = await seedOrganization(database);
    const other = await seedOrganization(database);
    const managed = new PostgresApiKeyRepository(database.kysely);
    const directory = new PostgresApiKeyDirectory(database);
    return {
      repository: Object.assign(new PostgresApiKeyLookup(database), {
        find: directory.find.bind(directory),
        list: directory.list.bind(directory),
        insert: managed.insert.bind(managed),
        rotate: managed.rotate.bind(managed),
        update: managed.update.bind(managed),
      }),
      organizationId: mine.organizationId,
      workspaceId: mine.workspaceId,
      otherOrganizationId: other.organizationId,
      otherWorkspaceId: other.workspaceId,
      close: () => database.discard(),
    };
  });

  let database: OpenTestDatabase;
  let repository: PostgresApiKeyLookup;
  let seeded: Awaited<ReturnType<typeof seedOrganization>>;
  beforeEach(async () => {
    database = await openTestDatabase();
    repository = new PostgresApiKeyLookup(database);
    seeded = await seedOrganization(database);
  });
  afterEach(() => database.discard());
  const addKey = async () => {
    const key = anApiKey(seeded);
    const hash = aFreshHash();
    await new PostgresApiKeyRepository(database.kysely).insert(key, hash);
    return { key, hash };
  };

  describe('judging by what a key belongs to', () => {
    it.each(['workspaces', 'organizations'])(
      'knows no key in a deleted part of %s, until it is restored',
      async (table) => {
        const { key, hash } = await addKey();
        await database.sql`update ${database.sql(table)} set deleted_at = now()`;
        expect(await repository.findByHash(hash)).toBeNull();
        await database.sql`update ${database.sql(table)} set deleted_at = null`;
        expect(await repository.findByHash(hash)).toEqual(aFoundApiKey(key));
      },
    );

    it('finds by id what it finds by the hash of the current secret, and only what there is', async () => {
      const { key, hash } = await addKey();
      await addKey();
      const { organizationId } = seeded;
      await seedLimit(database, { organizationId });
      await database.sql`update workspaces set allowed_models = ${['b']}`;
      const found = await repository.findById(key.id);
      expect(found).toEqual(await repository.findByHash(hash));
      expect(found).toMatchObject({
        key: { id: key.id },
        replacedUntil: null,
        limits: [{ scopeId: organizationId }],
      });
      expect(await repository.findById(aFreshId<'api-key'>())).toBeNull();
      await database.sql`update workspaces set deleted_at = now()`;
      expect(await repository.findById(key.id)).toBeNull();
    });

    it('tells what the workspace allows', async () => {
      const { key, hash } = await addKey();
      await database.sql`update workspaces set allowed_models = ${['b', 'a']}`;
      expect(await repository.findByHash(hash)).toEqual(
        aFoundApiKey(key, { workspaceAllowedModels: ['b', 'a'] }),
      );
    });

    it("tells the owner's team while it is the only one of the organization", async () => {
      const { key, hash } = await addKey();
      const elsewhere = await seedOrganization(database);
      const userId = aFreshId<'user'>();
      await database.sql`insert into users (id, display_name, created_at) values (${userId}, 'Ada', now())`;
      await database.sql`update api_keys set owner_user_id = ${userId}`;
      const team = async ({ organizationId }: { organizationId: string }) => {
        const teamId = aFreshId<'team'>();
        await database.sql`
          insert into organization_members (organization_id, user_id, role, created_at)
          values (${organizationId}, ${userId}, 'member', now()) on conflict do nothing`;
        await database.sql`
          insert into teams (id, organization_id, name, created_at) values (${teamId}, ${organizationId}, ${teamId}, now())`;
        await database.sql`
          insert into team_members (team_id, user_id, organization_id, created_at)
          values (${teamId}, ${userId}, ${organizationId}, now())`;
        return teamId;
      };
      const found = async () => (await repository.findByHash(hash))?.ownerTeamId;
      expect(await repository.findByHash(hash)).toEqual(aFoundApiKey({ ...key, ownerUserId: userId }));
      await team(elsewhere);
      expect(await found()).toBeNull();
      const first = await team(seeded);
      expect(await found()).toBe(first);
      await team(seeded);
      expect(await found()).toBeNull();
    });

    it('tells the limits of the key, its owner, their team, its workspace and its organization, with their periods', async () => {
      const { key, hash } = await addKey();
      const { organizationId, workspaceId } = seeded;
      const userId = aFreshId<'user'>();
      const teamId = aFreshId<'team'>();
      await database.sql`update organizations set time_zone = 'Asia/Kathmandu' where id = ${organizationId}`;
      await database.sql`insert into users (id, display_name, created_at) values (${userId}, 'Ada', now())`;
      await database.sql`update api_keys set owner_user_id = ${userId}`;
      await database.sql`
        insert into organization_members (organization_id, user_id, role, created_at)
        values (${organizationId}, ${userId}, 'member', now())`;
      await database.sql`
        insert into teams (id, organization_id, name, created_at) values (${teamId}, ${organizationId}, 'Meadow', now())`;
      await database.sql`
        insert into team_members (team_id, user_id, organization_id, created_at)
        values (${teamId}, ${userId}, ${organizationId}, now())`;
      const limit = (seed: Partial<LimitSeed>) => seedLimit(database, { organizationId, ...seed });
      const ids = [
        await limit({ period: 'total', amount: 9_223_372_036_854_775_807n, kind: 'credit' }),
        await limit({
          scope: 'api_key',
          scopeId: key.id,
          kind: 'requests_per_minute',
          period: null,
          amount: 3n,
        }),
        await limit({ scope: 'member', scopeId: userId, period: 'month' }),
        await limit({ scope: 'team', scopeId: teamId, kind: 'token_quota', period: 'day', hard: false }),
        await limit({ scope: 'workspace', scopeId: workspaceId, kind: 'parallel_requests', period: null }),
      ];
      // Of others.
      await limit({ scope: 'api_key', scopeId: aFreshId() });
      await limit({ scope: 'team', scopeId: aFreshId() });
      const elsewhere = await seedOrganization(database);
      await seedLimit(database, { ...elsewhere, scope: 'member', scopeId: userId });
      const limits = (await repository.findByHash(hash))!.limits;
      expect(new Set(limits.map(({ id }) => id))).toEqual(new Set(ids));
      const found = (index: number) => limits.find(({ id }) => id === ids[index]);
      expect(found(0)).toEqual({
        ...{ id: ids[0], scope: 'organization', scopeId: organizationId, modelId: null, kind: 'credit' },
        ...{ amount: 9_223_372_036_854_775_807n, period: 'total', hard: true, letsFinish: false },
        window: { startsAtMs: 0, endsAtMs: Number.POSITIVE_INFINITY, nextEndsAtMs: Number.POSITIVE_INFINITY },
      });
      expect(found(1)).toEqual({
        ...{
          id: ids[1],
          scope: 'api_key',
          scopeId: key.id,
          modelId: null,
          kind: 'requests_per_minute',
          amount: 3n,
        },
      });
      // The time zone is 5:45 h ahead, the whole year.
      const local = new Date(Date.now() + 20_700_000);
      const monthAt = (months: number) =>
        Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months) - 20_700_000;
      expect(found(2)).toMatchObject({
        ...{ scope: 'member', scopeId: userId, period: 'month' },
        window: { startsAtMs: monthAt(0), endsAtMs: monthAt(1), nextEndsAtMs: monthAt(2) },
      });
      expect(found(3)).toMatchObject({ kind: 'token_quota', period: 'day', hard: false });
      expect(found(4)).toMatchObject({ kind: 'parallel_requests', scopeId: workspaceId });
    });

    it("tells the active subscriptions, the owner's before the organization's, and only their limits", async () => {
      const { hash } = await addKey();
      const { organizationId } = seeded;
      const userId = aFreshId<'user'>();
      await database.sql`insert into users (id, display_name, created_at) values (${userId}, 'Ada', now())`;
      await database.sql`update api_keys set owner_user_id = ${userId}`;
      const models = ['one', 'other', 'third', 'fourth'].map((name) => ({ id: aFreshId<'model'>(), name }));
      for (const { id, name } of models) {
        await database.sql`insert into models (id, name, owned_by, created_at) values (${id}, ${name}, 'us', now())`;
      }
      const subscribe = async (
        model: number,
        user: string | null,
        state = 'active',
        expires = 'infinity',
      ) => {
        const id = aFreshId<'subscription'>();
        await database.sql`
          insert into subscriptions (id, organization_id, user_id, model_id, state, version, requested_at, expires_at,
            created_at, updated_at)
          values (${id}, ${organizationId}, ${user}, ${models[model]!.id}, ${state}, 1, now(), ${expires}::text::timestamptz, now(), now())`;
        const limit = await seedLimit(database, { organizationId, scope: 'subscription', scopeId: id });
        return { id, limit };
      };
      expect(await repository.findByHash(hash)).toMatchObject({ limits: [], subscriptions: new Map() });
      const own = await subscribe(0, userId);
      await subscribe(0, null);
      await subscribe(1, userId, 'suspended');
      const shared = await subscribe(1, null);
      await subscribe(2, null, 'pending');
      await subscribe(3, userId, 'active', '2026-01-01T00:00:00Z');
      const found = (await repository.findByHash(hash))!;
      expect(found.subscriptions).toEqual(
        new Map([
          [models[0]!.id, own.id],
          [models[1]!.id, shared.id],
        ]),
      );
      expect(new Set(found.limits.map(({ id }) => id))).toEqual(new Set([own.limit, shared.limit]));
    });

    it('takes each join of the look-up from an index, whatever the number of keys', async () => {
      await database.sql`
        insert into api_keys (id, workspace_id, name, hash, mode, prefix, last_four, created_at, previous_hash, older_hash)
        select gen_random_uuid(), ${seeded.workspaceId}, 'key ' || i, encode(sha256(('a' || i)::bytea), 'hex'), 'live',
          'sk-live-', 'wxyz', now(), encode(sha256(('b' || i)::bytea), 'hex'),
          encode(sha256(('c' || i)::bytea), 'hex')
        from generate_series(1, 5000) i`;
      await database.sql`
        insert into organizations (id, name, created_at)
        select gen_random_uuid(), 'organization ' || i, now() from generate_series(1, 2000) i`;
      // Counting for each would take long.
      await database.sql`alter table limits disable trigger user`;
      await database.sql`
        insert into limits (id, organization_id, scope, scope_id, kind, period, anchor, amount, created_at, updated_at)
        select gen_random_uuid(), ${seeded.organizationId}, 'api_key', id, 'budget', 'month', now(), 1, now(), now()
        from api_keys`;
      await database.sql`
        insert into models (id, name, owned_by, created_at)
        select gen_random_uuid(), 'model ' || i, 'us', now() from generate_series(1, 5) i`;
      await database.sql`
        insert into subscriptions (id, organization_id, model_id, state, version, requested_at, created_at, updated_at)
        select gen_random_uuid(), organizations.id, models.id, 'active', 1, now(), now(), now() from organizations, models`;
      await database.sql`analyze`;
      const connection = await database.sql.reserve();
      await connection`set plan_cache_mode = force_generic_plan`;
      await connection.unsafe(`prepare found (text) as ${FIND_BY_HASH}`);
      const rows = await connection.unsafe(`explain execute found ('${'0'.repeat(64)}')`);
      connection.release();
      const plan = rows.map((row) => row['QUERY PLAN'] as string).join('\n');
      expect(plan).toContain('Index Scan using api_keys_hash_key');
      expect(plan).toContain('Index Scan using api_keys_previous_hash_key');
      expect(plan).toContain('Index Scan using api_keys_older_hash_key');
      expect(plan).toContain('Index Scan using limits_key');
      expect(plan).toMatch(/Index Scan (using|on) subscriptions_organization_newest_idx/);
      expect(plan).not.toMatch(/Seq Scan on (api_keys|limits|subscriptions)/);
      expect(plan).not.toContain('Hash Join');
    });
  });

  describe('recording uses', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 15, 12, minute, 0, 123));
    const usedAt = async ({ key }: { key: ApiKey }) => {
      const stored = await new PostgresApiKeyDirectory(database).list(seeded.organizationId, 100);
      return stored.find(({ id }) => id === key.id)?.lastUsedAt;
    };

    it('moves each time forward, never back, and leaves out keys that are gone', async () => {
      const [one, other] = [await addKey(), await addKey()];
      await repository.recordUses(
        new Map([
          [other.key.id, at(5)],
          [aFreshId<'api-key'>(), at(5)],
          [one.key.id, at(6)],
        ]),
      );
      expect([await usedAt(one), await usedAt(other)]).toEqual([at(6), at(5)]);
      await repository.recordUses(
        new Map([
          [one.key.id, at(4)],
          [other.key.id, at(7)],
        ]),
      );
      expect([await usedAt(one), await usedAt(other)]).toEqual([at(6), at(7)]);
    });

    it('ends no two writes of overlapping keys in a deadlock', async () => {
      const added = [];
      for (let index = 0; index < 20; index++) added.push(await addKey());
      const ids = added.map(({ key }) => key.id);
      await Promise.all(
        Array.from({ length: 20 }, (_, round) => {
          const order = round % 2 === 0 ? ids : ids.toReversed();
          return repository.recordUses(new Map(order.map((id) => [id, at(round)])));
        }),
      );
      for (const each of added) expect(await usedAt(each)).toEqual(at(19));
    });

    it('rejects when the signal is aborted', async () => {
      const uses = new Map([[aFreshId<'api-key'>(), at(1)]]);
      await expect(repository.recordUses(uses, AbortSignal.abort())).rejects.toMatchObject({
        code: 'database_unavailable',
      });
    });
  });
});
