import type { ConnectionId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const SECRET = 'sk-brought-by-the-organization-wxyz';

describe('POST /v1/organizations/{organization_id}/credentials, 201', () => {
  let management: TestManagement;
  let cast: Cast;
  let connectionId: ConnectionId;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    connectionId = await addConnection(management, {
      name: 'upstream',
      baseUrl: 'https://upstream.example/v1',
    });
    path = `/v1/organizations/${cast.organizationId}/credentials`;
  });
  afterAll(() => management.stop());

  it('keeps a credential, shows its end at most, and records who brought it', async () => {
    const answer = await cast.admin.post(path, {
      connection_id: connectionId.toUpperCase(),
      api_key: SECRET,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: answer.body.id,
      organization_id: cast.organizationId,
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
