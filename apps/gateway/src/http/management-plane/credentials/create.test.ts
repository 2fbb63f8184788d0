import type { ConnectionId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, startTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection, addKeyTo } from '../../../../test/management-plane/upstreams.ts';

const management = await startTestManagement();
afterAll(() => management.stop());

const SECRET = 'sk-brought-by-the-organization-wxyz';

describe('POST /v1/organizations/{organization_id}/credentials', () => {
  describe('201', () => {
    let cast: Cast;
    let connectionId: ConnectionId;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      connectionId = await addConnection(management, {
        name: 'upstream',
        baseUrl: 'https://upstream.example/v1',
      });
      path = `/v1/organizations/${cast.organizationId}/credentials`;
    });

    it('keeps a credential, shows its end at most, and records who brought it', async () => {
      const answer = await cast.admin.post(path, {
        connection_id: connectionId.toUpperCase(),
        api_key: SECRET,
      });
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({
        id: answer.body.id,
        organization_id: cast.organizationId,
        workspace_id: null,
        api_key_id: null,
        connection: { id: connectionId, name: 'upstream', kind: 'openai-compatible' },
        last_four: 'wxyz',
        created_by: cast.admin.userId,
        created_at: expect.stringMatching(/^\d{4}-.*Z$/),
        rotated_at: null,
        tested_at: null,
        test_code: null,
      });
      expect((await cast.owner.get(`${path}/${answer.body.id}`)).body).toEqual(answer.body);
      expect((await cast.platformReader.get(path)).body.data).toEqual([answer.body]);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.admin.userId },
        action: 'credential.create',
        outcome: 'succeeded',
        target: { kind: 'credential', id: answer.body.id },
        changedFields: [],
      });
    });

    it('encrypts it, bound to the organization and the connection', async () => {
      const [row] = await management.database.sql<{ sealed: Buffer }[]>`
      select credential_encrypted as sealed from organization_credentials`;
      const { cipher } = management.composition.services.management;
      const open = (boundTo: string, purpose: 'organization-credential' | 'provider-credential') =>
        cipher.decrypt(row!.sealed, purpose, boundTo);
      expect(row!.sealed.includes(SECRET)).toBe(false);
      expect(open(`${cast.organizationId}/${connectionId}`, 'organization-credential')).toBe(SECRET);
      expect(() => open(`${cast.organizationId}/${connectionId}`, 'provider-credential')).toThrow();
      expect(() => open(`${connectionId}/${cast.organizationId}`, 'organization-credential')).toThrow();
    });

    it('keeps one for each owner, with whose it is', async () => {
      const id = await addConnection(management, { name: 'of all', baseUrl: 'https://all.example/v1' });
      const workspaceId = await management.addWorkspace(cast.organizationId);
      const { key } = await addKeyTo(management, { ...cast, workspaceId, mode: 'live' });
      const keyId = key.id;
      const brought = { connection_id: id, api_key: SECRET };
      for (const [given, owner] of [
        [{}, { workspace_id: null, api_key_id: null }],
        [{ workspace_id: workspaceId.toUpperCase() }, { workspace_id: workspaceId, api_key_id: null }],
        [{ api_key_id: keyId.toUpperCase() }, { workspace_id: null, api_key_id: keyId }],
      ]) {
        const answer = await cast.admin.post(path, { ...brought, ...given });
        expect(answer).toMatchObject({ status: 201, body: owner });
        expect((await cast.admin.get(`${path}/${answer.body.id}`)).body).toEqual(answer.body);
        expect(await cast.admin.post(path, { ...brought, ...given })).toMatchObject({
          status: 409,
          body: { error: { code: 'conflict' } },
        });
      }
    });

    it('shows nothing of one that is short, and takes one of 8 KiB', async () => {
      for (const [api_key, last_four] of [
        ['fifteen-letters', ''],
        ['x'.repeat(8_192), 'xxxx'],
      ]) {
        const id = await addConnection(management, {
          name: `for ${last_four}`,
          baseUrl: 'https://other.example/v1',
        });
        const answer = await cast.owner.post(path, { connection_id: id, api_key });
        expect(answer).toMatchObject({ status: 201, body: { last_four } });
      }
    });
  });

  describe('400', () => {
    let cast: Cast;
    let connectionId: ConnectionId;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      connectionId = await addConnection(management, {
        name: 'upstream',
        baseUrl: 'https://upstream.example/v1',
      });
      path = `/v1/organizations/${cast.organizationId}/credentials`;
    });

    it.each([
      ['a second header', 'sk-mark\r\nx-evil: 1'],
      ['a line feed at the end', 'sk-mark\n'],
      ['a space', 'sk mark'],
      ['a tab', 'sk-mark\t'],
      ['a NUL', 'sk-mark\0'],
      ['other letters', 'sk-märk'],
      ['nothing', ''],
      ['more than 8 KiB', `sk-mark${'x'.repeat(8_192)}`],
      ['a number', 7],
      ['null', null],
    ])('takes no credential with %s, and does not repeat it', async (_, api_key) => {
      const answer = await cast.owner.post(path, { connection_id: connectionId, api_key });
      expect(answer).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'api_key' } },
      });
      expect(answer.body.error.message).not.toMatch(/mark|märk/);
      expect((await cast.owner.get(path)).body.data).toEqual([]);
    });

    it('takes none for Bedrock that it could not sign with', async () => {
      const id = await addConnection(management, {
        name: 'bedrock',
        kind: 'bedrock',
        baseUrl: 'https://bedrock-runtime.us-east-1.amazonaws.com',
      });
      expect(await cast.owner.post(path, { connection_id: id, api_key: 'AKIA:secret-mark' })).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'api_key' } },
      });
    });

    it('takes one owner only', async () => {
      const workspace_id = await management.addWorkspace(cast.organizationId);
      const { key } = await addKeyTo(management, { ...cast, workspaceId: workspace_id, mode: 'live' });
      const body = { connection_id: connectionId, api_key: SECRET, workspace_id, api_key_id: key.id };
      expect(await cast.owner.post(path, body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'api_key_id' } },
      });
    });

    it.each(['base_url', 'url', 'organization_id'])('lets nobody choose the %s', async (field) => {
      const body = { connection_id: connectionId, api_key: 'sk-mark', [field]: 'http://127.0.0.1:1' };
      expect(await cast.owner.post(path, body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: field } },
      });
    });
  });

  describe('404', () => {
    let cast: Cast;
    let connectionId: ConnectionId;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      connectionId = await addConnection(management, {
        name: 'upstream',
        baseUrl: 'https://upstream.example/v1',
      });
      path = `/v1/organizations/${cast.organizationId}/credentials`;
    });

    it('are for connections that are there, enabled, and ask for one', async () => {
      const disabled = await addConnection(management, {
        name: 'disabled',
        baseUrl: 'https://upstream.example/v1',
      });
      await management.database.sql`update connections set enabled = false where id = ${disabled}`;
      const simulated = await addConnection(management, {
        name: 'simulated',
        baseUrl: 'http://127.0.0.1:9/v1',
        kind: 'simulator',
      });
      for (const connection_id of [disabled, simulated, cast.organizationId]) {
        expect(await cast.owner.post(path, { connection_id, api_key: 'sk-brought' })).toMatchObject({
          status: 404,
          body: { error: { code: 'not_found', message: 'There is no such connection.' } },
        });
      }
      expect(await management.audit(cast.organizationId)).toEqual([]);
      const offered = await cast.owner.get(`/v1/organizations/${cast.organizationId}/connections`);
      const offers = (id: string) =>
        offered.body.data.filter((connection: { id: string }) => connection.id === id);
      expect([connectionId, disabled, simulated].map(offers)).toEqual([
        [{ id: connectionId, name: 'upstream', kind: 'openai-compatible' }],
        [],
        [],
      ]);
    });

    it('are for workspaces and live keys of the organization, and for those that are not deleted or revoked', async () => {
      const other = await management.addOrganization([[cast.stranger, 'owner']]);
      const [theirs, deleted, ours] = [
        await management.addWorkspace(other),
        await management.addWorkspace(cast.organizationId, 'Deleted'),
        await management.addWorkspace(cast.organizationId, 'Ours'),
      ];
      const inOurs = { ...cast, workspaceId: ours, mode: 'live' } as const;
      const [theirKey, keyOfDeleted, revoked, testKey] = [
        await addKeyTo(management, { organizationId: other, workspaceId: theirs, mode: 'live' }),
        await addKeyTo(management, { ...inOurs, workspaceId: deleted }),
        await addKeyTo(management, inOurs),
        await addKeyTo(management, { ...inOurs, mode: 'test' }),
      ];
      await management.database
        .sql`update workspaces set deleted_at = ${management.now()} where id = ${deleted}`;
      await management.database
        .sql`update api_keys set revoked_at = ${management.now()} where id = ${revoked.key.id}`;
      const brought = { connection_id: connectionId, api_key: 'sk-brought' };
      for (const workspace_id of [theirs, deleted, cast.organizationId]) {
        expect(await cast.owner.post(path, { ...brought, workspace_id })).toMatchObject({
          status: 404,
          body: { error: { code: 'not_found', message: 'There is no such workspace.' } },
        });
      }
      for (const { key } of [theirKey, keyOfDeleted, revoked, testKey]) {
        expect(await cast.owner.post(path, { ...brought, api_key_id: key.id })).toMatchObject({
          status: 404,
          body: { error: { code: 'not_found', message: 'There is no such live API key.' } },
        });
      }
      expect((await cast.owner.get(path)).body.data).toEqual([]);
    });

    it('are not to be had by way of another organization', async () => {
      const { body } = await cast.owner.post(path, { connection_id: connectionId, api_key: 'sk-brought' });
      const other = await management.addOrganization([[cast.stranger, 'owner']]);
      const there = `/v1/organizations/${other}/credentials/${body.id}`;
      for (const answer of [
        await cast.stranger.get(there),
        await cast.stranger.post(`${there}/rotate`, { api_key: 'sk-stolen' }),
        await cast.stranger.post(`${there}/test`),
        await cast.stranger.delete(there),
      ]) {
        expect(answer).toMatchObject({
          status: 404,
          body: { error: { message: 'There is no such credential.' } },
        });
      }
      expect((await cast.stranger.get(`/v1/organizations/${other}/credentials`)).body.data).toEqual([]);
      expect((await cast.owner.get(`${path}/${body.id}`)).body).toEqual(body);
      expect(await management.audit(other)).toEqual([]);
    });
  });

  describe('409', () => {
    let cast: Cast;
    let connectionId: ConnectionId;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      connectionId = await addConnection(management, {
        name: 'upstream',
        baseUrl: 'https://upstream.example/v1',
      });
      path = `/v1/organizations/${cast.organizationId}/credentials`;
    });

    it('lets exactly one of a hundred at once be the one for a connection', async () => {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, number) =>
          cast.admin.post(path, { connection_id: connectionId, api_key: `sk-brought-as-number-${number}` }),
        ),
      );
      const refused = answers.filter(({ status }) => status !== 201);
      expect(refused).toHaveLength(99);
      for (const { status, body } of refused) {
        expect({ status, code: body.error.code }).toEqual({ status: 409, code: 'conflict' });
      }
      expect(await management.audit(cast.organizationId)).toHaveLength(1);
      expect((await cast.owner.get(path)).body.data).toHaveLength(1);
    });

    it('lets an organization have 1,000', async () => {
      const { sql } = management.database;
      const other = await management.addOrganization([[cast.owner, 'owner']]);
      await sql`
        insert into workspaces (id, organization_id, name, created_at)
        select gen_random_uuid(), ${other}, 'Workspace ' || n, ${management.now()} from generate_series(1, 1000) n`;
      await sql`
        insert into organization_credentials
          (id, organization_id, workspace_id, connection_id, credential_encrypted, last_four, created_at)
        select gen_random_uuid(), ${other}, id, ${connectionId}, '', '', ${management.now()}
        from workspaces where organization_id = ${other}`;
      const body = { connection_id: connectionId, api_key: 'sk-brought' };
      expect(await cast.owner.post(`/v1/organizations/${other}/credentials`, body)).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict', message: expect.stringContaining('1000 credentials') } },
      });
      await sql`delete from organizations where id = ${other}`;
    });

    it('lets another organization bring one for the same connection', async () => {
      const other = await management.addOrganization([[cast.owner, 'owner']]);
      const body = { connection_id: connectionId, api_key: 'sk-brought' };
      expect((await cast.owner.post(`/v1/organizations/${other}/credentials`, body)).status).toBe(201);
    });
  });
});
