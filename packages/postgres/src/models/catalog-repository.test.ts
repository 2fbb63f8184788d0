import {
  bindingOfBrought,
  type CredentialPlace,
  type OrganizationCredential,
} from '@weir/domain/credentials';
import { aConnection, aDeployment, aFreshId, aModel, catalogRepositoryContract } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { plainCipher, plainCredentialCipher } from '../../testing/plain-cipher.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresCredentialRepository } from '../credentials/credential-repository.ts';
import { PostgresCatalogRepository } from './catalog-repository.ts';

describe('PostgresCatalogRepository', () => {
  let database: OpenTestDatabase;
  let repository: PostgresCatalogRepository;
  beforeEach(async () => {
    database = await openTestDatabase();
    repository = new PostgresCatalogRepository(database, plainCipher, plainCredentialCipher);
  });
  afterEach(() => database.discard());

  catalogRepositoryContract(async () => ({ repository }));

  it('loads what is enabled only, and nothing that hangs on what is not', async () => {
    const [connection, switchedOff] = [aConnection(), aConnection()];
    const [model, retired] = [aModel(), aModel()];
    for (const saved of [connection, switchedOff]) {
      await repository.saveConnection(saved);
      const deployments = [aDeployment(model, saved), aDeployment(retired, saved)];
      await repository.replaceDiscovered(saved.id, [model, retired], deployments);
    }
    await database.sql`
      insert into model_aliases (name, model_id) values ('kept', ${model.id}), ('dropped', ${retired.id})`;
    await database.sql`update connections set enabled = false where id = ${switchedOff.id}`;
    await database.sql`update models set enabled = false where id = ${retired.id}`;
    const rows = await repository.load();
    expect(rows.models).toEqual([model]);
    expect(rows.aliases).toEqual([{ name: 'kept', modelId: model.id }]);
    expect(rows.connections).toEqual([connection]);
    expect(rows.deployments.map((deployment) => [deployment.modelId, deployment.connectionId])).toEqual([
      [model.id, connection.id],
    ]);
  });

  it('notes how it went to ask, and the first failure since the last success', async () => {
    const connection = aConnection();
    await repository.saveConnection(connection);
    const at = (second: number) => new Date(Date.UTC(2026, 0, 15, 12, 0, second));
    const listed = [{ name: 'm', ownedBy: null, contextLength: 8, prices: aModel().prices }];
    await repository.recordDiscovery(connection.id, { at: at(1), count: 1, listed });
    await repository.recordDiscovery(connection.id, { at: at(2), errorCode: 'timeout' });
    await repository.recordDiscovery(connection.id, { at: at(3), errorCode: 'upstream_failed' });
    await repository.recordDiscovery(null, { at: at(4), errorCode: 'timeout' });
    await repository.recordDiscovery(null, { at: at(5), count: 7, listed: null });
    await repository.recordDiscovery(aConnection().id, { at: at(6), errorCode: 'of_a_deleted_one' });
    expect(await database.sql`select * from discovery_states order by asked_at`).toEqual([
      {
        connection_id: connection.id,
        asked_at: at(3),
        succeeded_at: at(1),
        failed_at: at(3),
        error_code: 'upstream_failed',
        failing_since: at(2),
        count: 1,
      },
      expect.objectContaining({ connection_id: null, failing_since: null, error_code: 'timeout', count: 7 }),
    ]);
    expect(await database.sql`select name, context_length, prices from listed_models`).toEqual([
      {
        name: 'm',
        context_length: 8,
        prices: expect.objectContaining({ inputNanoUsdPerMillion: '150000000' }),
      },
    ]);
  });

  it('gives a host another name where an operator has taken its own, and deletes its credential with it', async () => {
    await repository.saveConnection(aConnection({ name: 'gpu-1:8000' }));
    const connection = aConnection({ name: 'gpu-1:8000', baseUrl: 'http://gpu-1:8000/v1' });
    const host = { connection, tags: ['gpu:h100'], deployments: [] };
    await repository.replaceHosts([host], []);
    const read = () => database.sql`
      select name, tags, enabled, managed_by, credential_encrypted is null as bare from connections where id = ${connection.id}`;
    expect(await read()).toEqual([
      {
        name: `gpu-1:8000 ${connection.id}`,
        tags: ['gpu:h100'],
        enabled: true,
        managed_by: 'discovery',
        bare: false,
      },
    ]);
    await repository.replaceHosts([], []);
    expect(await read()).toMatchObject([{ enabled: false, bare: true }]);
  });

  it('keeps what an operator decided about a deployment while its model is not listed', async () => {
    const [connection, model] = [aConnection(), aModel()];
    await repository.saveConnection(connection);
    const discover = (...models: ReturnType<typeof aModel>[]) =>
      repository.replaceDiscovered(
        connection.id,
        models,
        models.map((each) => aDeployment(each, connection)),
      );
    await discover(model);
    await database.sql`update deployments set enabled = false, weight = 7`;
    await discover(aModel());
    const read = () => database.sql`
      select enabled, weight, missing_since is not null as missing from deployments where model_id = ${model.id}`;
    expect(await read()).toEqual([{ enabled: false, weight: 7, missing: true }]);
    await discover(aModel({ name: model.name }));
    expect(await read()).toEqual([{ enabled: false, weight: 7, missing: false }]);
    await database.sql`update deployments set missing_since = now() - interval '31 days' where model_id = ${model.id}`;
    await discover(aModel());
    expect(await read()).toEqual([]);
  });

  it('never stores a credential in clear, and binds it to the id that is stored', async () => {
    const first = aConnection({ name: 'primary' });
    await repository.saveConnection(first);
    await repository.saveConnection(aConnection({ name: 'primary', credential: 'another' }));
    const [row] = await database.sql<
      { credential_encrypted: Buffer }[]
    >`select credential_encrypted from connections`;
    expect(plainCipher.decrypt(row!.credential_encrypted, 'provider-credential', first.id)).toBe('another');
  });

  it('encrypts anew what was encrypted with a lost key', async () => {
    const connection = aConnection();
    await repository.saveConnection(connection);
    await database.sql`update connections set credential_encrypted = 'of another key'`;
    await expect(repository.load()).rejects.toThrow();
    await repository.saveConnection(connection);
    expect((await repository.load()).connections).toEqual([connection]);
  });

  it('loads what was brought for enabled connections by whoever is not deleted, and null for what cannot be decrypted', async () => {
    const [connection, switchedOff] = [aConnection(), aConnection()];
    for (const saved of [connection, switchedOff]) await repository.saveConnection(saved);
    await database.sql`update connections set enabled = false where id = ${switchedOff.id}`;
    const { organizationId, workspaceId } = await seedOrganization(database);
    const { organizationId: other } = await seedOrganization(database);
    const apiKeyId = aFreshId<'api-key'>();
    await database.sql`
      insert into api_keys (id, workspace_id, name, hash, mode, last_four, created_at, prefix)
      values (${apiKeyId}, ${workspaceId}, 'key', ${'a'.repeat(64)}, 'live', 'wxyz', now(), 'sk-live-Ab3d')`;
    const credentials = new PostgresCredentialRepository(database.kysely);
    type Given = Omit<CredentialPlace, 'id'>;
    const bring = async (given: Given, sealedFor: Given = given) => {
      const id = aFreshId<'credential'>();
      const place = { ...given, id };
      const credential: OrganizationCredential = {
        ...place,
        connection: place.connectionId === connection.id ? connection : switchedOff,
        lastFour: '',
        createdBy: null,
        createdAt: new Date(),
        rotatedAt: null,
        testedAt: null,
        testCode: null,
      };
      const binding = bindingOfBrought(place);
      const sealed = await plainCredentialCipher.seal('brought', bindingOfBrought({ ...sealedFor, id }));
      await credentials.insert(credential, { sealed, lastFour: '' });
      return {
        id,
        ownerId: place.apiKeyId ?? place.workspaceId ?? place.organizationId,
        connectionId: place.connectionId,
        credential: sealedFor === given ? { sealed, binding } : null,
      };
    };
    const of = { workspaceId: null, apiKeyId: null };
    const own = { ...of, organizationId, connectionId: connection.id };
    const good = await bring(own);
    const ofWorkspace = await bring({ ...own, workspaceId });
    const ofKey = await bring({ ...own, apiKeyId });
    const moved = await bring({ ...own, organizationId: other }, own);
    await bring({ ...of, organizationId: other, connectionId: switchedOff.id });
    const ofOrganization = [good];
    const ofOther = [moved];
    const narrower = [ofWorkspace, ofKey];
    const loaded = async () => (await repository.load()).credentials;
    expect(await loaded()).toEqual([...ofOrganization, ...narrower, ...ofOther]);
    await database.sql`update workspaces set deleted_at = now() where id = ${workspaceId}`;
    expect(await loaded()).toEqual([...ofOrganization, ...ofOther]);
    await database.sql`update workspaces set deleted_at = null where id = ${workspaceId}`;
    await database.sql`update api_keys set revoked_at = now() where id = ${apiKeyId}`;
    expect(await loaded()).toEqual([...ofOrganization, narrower[0], ...ofOther]);
    await database.sql`update organizations set deleted_at = now() where id = ${organizationId}`;
    expect(await loaded()).toEqual(ofOther);
    await database.sql`update organizations set deleted_at = null where id = ${organizationId}`;
    await database.sql`delete from workspaces where id = ${workspaceId}`;
    expect(await loaded()).toEqual([...ofOrganization, ...ofOther]);
  });

  it('lets two replicas save the same new connection at once', async () => {
    const saves = [aConnection({ name: 'primary' }), aConnection({ name: 'primary' })].map((connection) =>
      repository.saveConnection(connection),
    );
    const [id, sameId] = await Promise.all(saves);
    expect(sameId).toBe(id);
    expect((await repository.load()).connections).toMatchObject([{ id, credential: 'upstream-secret' }]);
  });

  it('takes a list that names a model twice', async () => {
    const connection = aConnection();
    await repository.saveConnection(connection);
    const model = aModel();
    const again = aModel({ name: model.name });
    await repository.replaceDiscovered(
      connection.id,
      [model, again],
      [aDeployment(model, connection), aDeployment(again, connection)],
    );
    const rows = await repository.load();
    expect(rows.models).toEqual([model]);
    expect(rows.deployments).toHaveLength(1);
  });

  it('takes more models at once than a statement has parameters', async () => {
    const connection = aConnection();
    await repository.saveConnection(connection);
    const models = Array.from({ length: 8_000 }, () => aModel());
    const deployments = models.map((model) => aDeployment(model, connection));
    await repository.replaceDiscovered(connection.id, models, deployments);
    const rows = await repository.load();
    expect(rows.models).toHaveLength(8_000);
    expect(rows.deployments).toHaveLength(8_000);
  });

  it('gives up a load whose signal aborts', async () => {
    await expect(repository.load(AbortSignal.abort())).rejects.toMatchObject({
      code: 'database_unavailable',
    });
  });
});
