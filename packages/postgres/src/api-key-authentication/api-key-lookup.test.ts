import type { ApiKey } from '@weir/domain/api-keys';
import { aFoundApiKey, aFreshHash, aFreshId, anApiKey, apiKeyRepositoryContract } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
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

    it('takes each join of the look-up from an index, whatever the number of keys', async () => {
      await database.sql`
        insert into api_keys (id, workspace_id, name, hash, mode, prefix, last_four, created_at, previous_hash, older_hash)
        select gen_random_uuid(), ${seeded.workspaceId}, 'key ' || i, encode(sha256(('a' || i)::bytea), 'hex'), 'live',
          'sk-live-', 'wxyz', now(), encode(sha256(('b' || i)::bytea), 'hex'),
          encode(sha256(('c' || i)::bytea), 'hex')
        from generate_series(1, 5000) i`;
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
      expect(plan).not.toContain('Seq Scan on api_keys');
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
