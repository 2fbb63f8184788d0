import type { ConnectionId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

describe('the credentials of an organization, 404', () => {
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
    expect(offered.body.data).toEqual([{ id: connectionId, name: 'upstream', kind: 'openai-compatible' }]);
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
