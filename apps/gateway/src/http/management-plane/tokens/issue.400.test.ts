import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/auth/token, 400', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it.each([
    [{ scopes: [] }, 'scopes'],
    [{ scopes: ['everything'] }, 'scopes.0'],
    [{ scopes: ['profile:read', 'admin'] }, 'scopes.1'],
    [{ scopes: 'profile:read' }, 'scopes'],
    [{ scopes: null }, 'scopes'],
    [{ scope: 'profile:read' }, 'scope'],
    [{ user_id: '019bc0de-0000-7000-8000-00000000a001' }, 'user_id'],
  ])('refuses %j and issues nothing', async (body, param) => {
    const person = await management.signIn();
    expect(await person.post('/v1/auth/token', body)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param } },
    });
    const { sql } = management.database;
    expect(await sql`select id from token_families where user_id = ${person.userId}`).toHaveLength(0);
  });
});
