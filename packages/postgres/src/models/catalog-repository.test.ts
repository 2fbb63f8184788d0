import {
  type CredentialOwner,
  type OrganizationCredential,
  sealOrganizationCredential,
} from '@weir/domain/credentials';
import type { OrganizationId } from '@weir/domain/kernel';
import type { Connection } from '@weir/domain/models';
import { aConnection, aDeployment, aFreshId, aModel, catalogRepositoryContract } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { plainCipher } from '../../testing/plain-cipher.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresCredentialRepository } from '../credentials/credential-repository.ts';
import { PostgresCatalogRepository } from './catalog-repository.ts';

describe('PostgresCatalogRepository', () => {
  let database: OpenTestDatabase;
  let repository: PostgresCatalogRepository;
  beforeEach(async () => {
    database = await openTestDatabase();
    repository = new PostgresCatalogRepository(database, plainCipher);
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

  it('loads what organizations brought for enabled connections, and null for what cannot be decrypted', async () => {
    const [connection, switchedOff] = [aConnection(), aConnection()];
    for (const saved of [connection, switchedOff]) await repository.saveConnection(saved);
    await database.sql`update connections set enabled = false where id = ${switchedOff.id}`;
    const [{ organizationId }, { organizationId: other }] = [
      await seedOrganization(database),
      await seedOrganization(database),
    ];
    const credentials = new PostgresCredentialRepository(database.kysely);
    const bring = async (owner: OrganizationId, to: Connection, sealedFor: CredentialOwner) => {
      const credential: OrganizationCredential = {
        id: aFreshId(),
        organizationId: owner,
        connection: to,
        lastFour: '',
        createdBy: null,
        createdAt: new Date(),
        rotatedAt: null,
        testedAt: null,
        testCode: null,
      };
      const sealed = sealOrganizationCredential(plainCipher, 'brought', sealedFor);
      await credentials.insert(credential, { sealed, lastFour: '' });
      return { id: credential.id, organizationId: owner, connectionId: to.id };
    };
    const own = { organizationId, connectionId: connection.id };
    const good = await bring(organizationId, connection, own);
    const moved = await bring(other, connection, own);
    await bring(other, switchedOff, { organizationId: other, connectionId: switchedOff.id });
    expect((await repository.load()).credentials).toEqual([
      { ...good, credential: 'brought' },
      { ...moved, credential: null },
    ]);
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
