import type { ConnectionId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

describe('POST /v1/organizations/{organization_id}/credentials, 409', () => {
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

  it('lets another organization bring one for the same connection', async () => {
    const other = await management.addOrganization([[cast.owner, 'owner']]);
    const body = { connection_id: connectionId, api_key: 'sk-brought' };
    expect((await cast.owner.post(`/v1/organizations/${other}/credentials`, body)).status).toBe(201);
  });
});
