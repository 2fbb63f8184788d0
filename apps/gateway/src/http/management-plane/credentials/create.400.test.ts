import type { ConnectionId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

describe('POST /v1/organizations/{organization_id}/credentials, 400', () => {
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

  it.each(['base_url', 'url', 'organization_id'])('lets nobody choose the %s', async (field) => {
    const body = { connection_id: connectionId, api_key: 'sk-mark', [field]: 'http://127.0.0.1:1' };
    expect(await cast.owner.post(path, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param: field } },
    });
  });
});
