import { aConnection, aDeployment, aFreshHash, aFreshId, aModel, anApiKey } from '@weir/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { plainCipher, plainCredentialCipher } from '../../testing/plain-cipher.ts';
import { seedLimit } from '../../testing/seed-limit.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresApiKeyLookup } from '../api-key-authentication/api-key-lookup.ts';
import { PostgresApiKeyRepository } from '../api-keys/api-key-repository.ts';
import { PostgresCatalogRepository } from '../models/catalog-repository.ts';

describe('what the database tells of changes', () => {
  let database: OpenTestDatabase;
  let keys: PostgresApiKeyLookup;
  let managed: PostgresApiKeyRepository;
  let catalog: PostgresCatalogRepository;
  let told: string[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
    keys = new PostgresApiKeyLookup(database);
    managed = new PostgresApiKeyRepository(database.kysely);
    catalog = new PostgresCatalogRepository(database, plainCipher, plainCredentialCipher);
    await database.sql.listen('weir_api_keys', (payload) => told.push(`key ${payload}`));
    await database.sql.listen('weir_catalog', (payload) => told.push(`catalog ${payload}`));
    await database.sql.listen('marker', () => told.push('marker'));
  });
  afterAll(() => database.discard());
  beforeEach(() => {
    told = [];
  });
  /** Everything told of what was committed before this call. */
  const heard = async () => {
    await database.sql.notify('marker', '');
    await vi.waitFor(() => expect(told).toContain('marker'), 10_000);
    return told.splice(0).filter((entry) => entry !== 'marker');
  };
  const addKey = async () => {
    const key = anApiKey(await seedOrganization(database));
    const hash = aFreshHash();
    await managed.insert(key, hash);
    await heard();
    return { key, hash };
  };

  it('tells the hash of a key that is added, revoked or deleted', async () => {
    const key = anApiKey(await seedOrganization(database));
    const hash = aFreshHash();
    await managed.insert(key, hash);
    expect(await heard()).toEqual([`key ${hash}`]);
    await managed.update({ ...key, revokedAt: new Date() });
    expect(await heard()).toEqual([`key ${hash}`]);
    await database.sql`delete from api_keys where id = ${key.id}`;
    expect(await heard()).toEqual([`key ${hash}`]);
  });

  it('tells the present, the previous and the forgotten hash of a key that is rotated', async () => {
    const { key, hash } = await addKey();
    const rotate = async () => {
      const next = aFreshHash();
      const at = new Date();
      await managed.rotate(key, {
        ...{ hash: next, prefix: 'sk-live-Ab3d', lastFour: 'wxyz' },
        ...{ rotatedAt: at, expiresAt: null, kept: [{ was: 'current', until: at }] },
      });
      return next;
    };
    const second = await rotate();
    expect((await heard()).sort()).toEqual([`key ${hash}`, `key ${second}`].sort());
    const third = await rotate();
    expect((await heard()).sort()).toEqual([`key ${hash}`, `key ${second}`, `key ${third}`].sort());
    expect(await keys.findByHash(hash)).toBeNull();
    expect(await keys.findByHash(second)).toMatchObject({
      key: { id: key.id },
      replacedUntil: expect.any(Date),
    });
    expect(await keys.findByHash(third)).toMatchObject({ key: { id: key.id }, replacedUntil: null });
  });

  it('tells nothing when a key is used', async () => {
    const { key } = await addKey();
    await keys.recordUses(new Map([[key.id, new Date()]]));
    expect(await heard()).toEqual([]);
  });

  it('tells of all keys when a user is deactivated or comes back, and of none otherwise', async () => {
    const { key, hash } = await addKey();
    const userId = aFreshId<'user'>();
    await database.sql`insert into users (id, display_name, created_at) values (${userId}, 'Ada', now())`;
    await database.sql`update api_keys set owner_user_id = ${userId} where id = ${key.id}`;
    await heard();
    await database.sql`update users set display_name = 'Grace' where id = ${userId}`;
    expect(await heard()).toEqual([]);
    expect(await keys.findByHash(hash)).toMatchObject({ ownerDeactivated: false });
    await database.sql`update users set deactivated_at = now() where id = ${userId}`;
    expect(await heard()).toEqual(['key *']);
    expect(await keys.findByHash(hash)).toMatchObject({ ownerDeactivated: true });
  });

  it('tells the keys of a member who joins or leaves a team, and no others', async () => {
    const { key, hash } = await addKey();
    const other = await addKey();
    const userId = aFreshId<'user'>();
    const teamId = aFreshId<'team'>();
    await database.sql`insert into users (id, display_name, created_at) values (${userId}, 'Ada', now())`;
    for (const { organizationId } of [key, other.key]) {
      await database.sql`
        insert into organization_members (organization_id, user_id, role, created_at)
        values (${organizationId}, ${userId}, 'member', now())`;
    }
    await database.sql`update api_keys set owner_user_id = ${userId} where id in (${key.id}, ${other.key.id})`;
    await database.sql`
      insert into teams (id, organization_id, name, created_at) values (${teamId}, ${key.organizationId}, 'Meadow', now())`;
    await heard();
    await database.sql`
      insert into team_members (team_id, user_id, organization_id, created_at)
      values (${teamId}, ${userId}, ${key.organizationId}, now())`;
    expect(await heard()).toEqual([`key ${hash}`]);
    expect(await keys.findByHash(hash)).toMatchObject({ ownerTeamId: teamId });
    await database.sql`delete from teams where id = ${teamId}`;
    expect(await heard()).toEqual([`key ${hash}`]);
    expect(await keys.findByHash(hash)).toMatchObject({ ownerTeamId: null });
  });

  it('tells of all keys when an organization lets clients be recorded, or no longer', async () => {
    const { key, hash } = await addKey();
    for (const recordsClientTags of [true, false]) {
      await database.sql`
        update organizations set record_client_tags = ${recordsClientTags} where id = ${key.organizationId}`;
      expect(await heard()).toEqual(['key *']);
      expect(await keys.findByHash(hash)).toMatchObject({ recordsClientTags });
    }
    await database.sql`update organizations set record_client_tags = false where id = ${key.organizationId}`;
    expect(await heard()).toEqual([]);
  });

  it('tells of the keys of an organization when its limits or its time zone change, and of no others', async () => {
    const { key } = await addKey();
    const { organizationId } = key;
    const id = await seedLimit(database, { organizationId });
    expect(await heard()).toEqual([`key organization:${organizationId}`]);
    await database.sql`update limits set amount = 7 where id = ${id}`;
    expect(await heard()).toEqual([`key organization:${organizationId}`]);
    await database.sql`delete from limits where id = ${id}`;
    expect(await heard()).toEqual([`key organization:${organizationId}`]);
    await database.sql`update organizations set time_zone = 'Asia/Tokyo' where id = ${organizationId}`;
    expect(await heard()).toEqual([`key organization:${organizationId}`]);
    await database.sql`update organizations set time_zone = 'Asia/Tokyo' where id = ${organizationId}`;
    await database.sql`update limits set amount = 7 where false`;
    expect(await heard()).toEqual([]);
  });

  it('tells both hashes of a key that is given another', async () => {
    const { key, hash } = await addKey();
    const other = aFreshHash();
    await database.sql`update api_keys set hash = ${other} where id = ${key.id}`;
    expect((await heard()).sort()).toEqual([`key ${hash}`, `key ${other}`]);
  });

  it('tells of all keys when a workspace changes or an organization is deleted, but not when one is renamed', async () => {
    const { key, hash } = await addKey();
    await database.sql`update workspaces set name = 'Renamed' where id = ${key.workspaceId}`;
    expect(await heard()).toEqual(['key *']);
    await database.sql`update organizations set name = 'Renamed' where id = ${key.organizationId}`;
    expect(await heard()).toEqual([]);
    await database.sql`update organizations set deleted_at = now() where id = ${key.organizationId}`;
    // The catalog leaves out the credentials that it brought.
    expect((await heard()).sort()).toEqual(['catalog ', 'key *']);
    await database.sql`delete from organizations where id = ${key.organizationId}`;
    expect((await heard()).sort()).toEqual(['key *', `key ${hash}`]);
    expect(await keys.findByHash(hash)).toBeNull();
  });

  it('tells once of a catalog change, however many rows it has', async () => {
    const connection = aConnection();
    await catalog.saveConnection(connection);
    expect(await heard()).toEqual(['catalog ']);
    const models = [aModel(), aModel(), aModel()];
    await catalog.replaceDiscovered(
      connection.id,
      models,
      models.map((model) => aDeployment(model, connection)),
    );
    expect(await heard()).toEqual(['catalog ']);
    await database.sql`insert into model_aliases (name, model_id) values ('alias', ${models[0]!.id})`;
    expect(await heard()).toEqual(['catalog ']);
    await database.sql`delete from models where id = ${models[0]!.id}`;
    expect(await heard()).toEqual(['catalog ']);
  });

  it('tells nothing when what is saved or discovered is there already', async () => {
    const connection = aConnection();
    await catalog.saveConnection(connection);
    const model = aModel();
    await catalog.replaceDiscovered(connection.id, [model], [aDeployment(model, connection)]);
    await heard();
    await catalog.saveConnection(connection);
    await catalog.replaceDiscovered(connection.id, [model], [aDeployment(model, connection)]);
    await database.sql`update models set enabled = false where false`;
    expect(await heard()).toEqual([]);
  });

  it('tells when a credential is changed or taken away', async () => {
    const connection = aConnection({ credential: 'first' });
    await catalog.saveConnection(connection);
    await heard();
    await catalog.saveConnection({ ...connection, credential: 'second' });
    expect(await heard()).toEqual(['catalog ']);
    await catalog.saveConnection({ ...connection, credential: null });
    expect(await heard()).toEqual(['catalog ']);
  });
});
