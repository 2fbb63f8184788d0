import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    ['no name', {}, 'missing_parameter', 'name'],
    ['an empty name', { name: '  ' }, 'invalid_parameter', 'name'],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, 'invalid_parameter', 'name'],
    ['a name with a control character', { name: 'a\u0007b' }, 'invalid_parameter', 'name'],
    [
      'an id of its own',
      { name: 'A', id: '019bc0de-0000-7000-8000-00000000a001' },
      'invalid_parameter',
      'id',
    ],
    ['another owner', { name: 'A', owner: 'somebody' }, 'invalid_parameter', 'owner'],
  ])('refuses %s and makes nothing', async (_, body, code, param) => {
    const { platformAdmin } = cast;
    expect(await platformAdmin.post('/v1/organizations', body)).toMatchObject({
      status: 400,
      body: { error: { code, param } },
    });
    expect((await platformAdmin.get('/v1/organizations')).body.data).toEqual([]);
  });
});
