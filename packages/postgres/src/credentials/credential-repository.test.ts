import { bindingOfBrought, type OrganizationCredential } from '@weir/domain/credentials';
import type { Connection } from '@weir/domain/models';
import { aConnection, aFreshId } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { plainCipher, plainCredentialCipher } from '../../testing/plain-cipher.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresCatalogRepository } from '../models/catalog-repository.ts';
import { PostgresCredentialRepository } from './credential-repository.ts';

const SECRET = { sealed: Buffer.from('sealed'), lastFour: 'wxyz' };
const AT = new Date('2026-01-15T12:00:00.123Z');
const LONG_AGO = new Date(AT.getTime() - 60_000);

describe('PostgresCredentialRepository', () => {
  let database: OpenTestDatabase;
  let credentials: PostgresCredentialRepository;
  let connection: Connection;
  let credential: OrganizationCredential;
  let told: string[];
  beforeEach(async () => {
    database = await openTestDatabase();
    credentials = new PostgresCredentialRepository(database.kysely);
    connection = aConnection();
    await new PostgresCatalogRepository(database, plainCipher, plainCredentialCipher).saveConnection(
      connection,
    );
    const { organizationId } = await seedOrganization(database);
    const { id, name, kind } = connection;
    credential = {
      id: aFreshId(),
      organizationId,
      workspaceId: null,
      apiKeyId: null,
      connection: { id, name, kind },
      lastFour: SECRET.lastFour,
      createdBy: null,
      createdAt: AT,
      rotatedAt: null,
      testedAt: null,
      testCode: null,
    };
    told = [];
    await database.sql.listen('weir_catalog', () => told.push('catalog'));
    await database.sql.listen('marker', () => told.push('marker'));
  });
  afterEach(() => database.discard());
  /** How often replicas were told of what was committed since the last call. */
  const heard = async () => {
    await database.sql.notify('marker', '');
    await vi.waitFor(() => expect(told).toContain('marker'), 10_000);
    return told.splice(0).filter((entry) => entry === 'catalog').length;
  };

  it('tells every replica of a secret that comes, changes or goes, and of nothing else', async () => {
    const { organizationId, id } = credential;
    await credentials.insert(credential, SECRET);
    expect(await heard()).toBe(1);
    await credentials.beginTest(organizationId, id, AT, LONG_AGO);
    await credentials.endTest(organizationId, id, AT, AT, 'ok');
    expect(await heard()).toBe(0);
    await credentials.replaceSecret(organizationId, id, { ...SECRET, sealed: Buffer.from('another') }, AT);
    expect(await heard()).toBe(1);
    await credentials.delete(organizationId, id);
    expect(await heard()).toBe(1);
  });

  it('tells every replica when a workspace or organization with credentials is deleted or restored', async () => {
    for (const table of ['workspaces', 'organizations']) {
      for (const at of ['now()', 'null']) {
        await database.sql.unsafe(`update ${table} set deleted_at = ${at}`);
        expect(await heard()).toBe(1);
      }
      await database.sql.unsafe(`update ${table} set name = 'Another'`);
      expect(await heard()).toBe(0);
    }
  });

  it('gives a test the connection as it is, without its own credential', async () => {
    await credentials.insert(credential, SECRET);
    const { credential: _, ...withoutCredential } = connection;
    expect(await credentials.beginTest(credential.organizationId, credential.id, AT, LONG_AGO)).toEqual({
      connection: withoutCredential,
      credential: {
        sealed: SECRET.sealed,
        binding: bindingOfBrought({ ...credential, connectionId: connection.id }),
      },
    });
  });

  it('begins no test of a disabled connection, and keeps no result of a test that was not begun', async () => {
    const { organizationId, id } = credential;
    await credentials.insert(credential, SECRET);
    await credentials.endTest(organizationId, id, AT, AT, 'ok');
    expect(await credentials.find(organizationId, id)).toEqual(credential);
    await database.sql`update connections set enabled = false`;
    expect(await credentials.beginTest(organizationId, id, AT, LONG_AGO)).toBeNull();
    expect(await credentials.findConnection(connection.id)).toBeNull();
  });

  it('does nothing to the credential of another organization', async () => {
    const { organizationId: other } = await seedOrganization(database);
    await credentials.insert(credential, SECRET);
    expect(await credentials.find(other, credential.id)).toBeNull();
    expect(await credentials.replaceSecret(other, credential.id, SECRET, AT)).toBe(false);
    expect(await credentials.beginTest(other, credential.id, AT, LONG_AGO)).toBeNull();
    expect(await credentials.delete(other, credential.id)).toBe(false);
    expect(await credentials.find(credential.organizationId, credential.id)).toEqual(credential);
  });
});
