import type { ConnectionId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

describe('the credentials of an organization, 403', () => {
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

  it.each(['member', 'platformReader'] as const)('cannot be changed by a %s', async (who) => {
    const body = { connection_id: connectionId, api_key: 'sk-brought' };
    const { body: kept } = await cast.owner.post(path, body);
    const attempts = [
      ['credential.create', await cast[who].post(path, body)],
      ['credential.rotate', await cast[who].post(`${path}/${kept.id}/rotate`, { api_key: 'sk-other' })],
      ['credential.test', await cast[who].post(`${path}/${kept.id}/test`)],
      ['credential.delete', await cast[who].delete(`${path}/${kept.id}`)],
    ] as const;
    for (const [action, answer] of attempts) {
      expect(answer, action).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
    }
    const refused = (await management.audit(cast.organizationId)).slice(0, 4).reverse();
    expect(refused.map(({ action, outcome }) => [action, outcome])).toEqual(
      attempts.map(([action]) => [action, 'refused']),
    );
    expect((await cast.owner.get(`${path}/${kept.id}`)).body).toEqual(kept);
    await cast.owner.delete(`${path}/${kept.id}`);
  });

  it('cannot be seen by a member', async () => {
    const connections = `/v1/organizations/${cast.organizationId}/connections`;
    for (const read of [path, `${path}/${cast.organizationId}`, connections]) {
      expect((await cast.member.get(read)).status, read).toBe(403);
    }
  });
});
