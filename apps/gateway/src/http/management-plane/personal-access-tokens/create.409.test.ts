import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/users/me/tokens, 409', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  const body = (name: string) => ({ name, scopes: ['profile:read'], expires_in_days: 1 });

  it('lets exactly one of a hundred at once have a name', async () => {
    const person = await management.signIn();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => person.post('/v1/users/me/tokens', body('Script'))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'name_taken', param: 'name' } } });
    }
    expect((await person.get('/v1/users/me/tokens')).body.data).toHaveLength(1);
  });

  it('lets a user have fifty of a hundred made at once, and another one after revoking one', async () => {
    const person = await management.signIn();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, number) =>
        person.post('/v1/users/me/tokens', body(`Script ${number}`)),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
    }
    const { body: list } = await person.get('/v1/users/me/tokens?limit=100');
    expect(list.data).toHaveLength(50);
    await person.delete(`/v1/users/me/tokens/${list.data[0].id}`);
    expect((await person.post('/v1/users/me/tokens', body('One more'))).status).toBe(201);
  });
});
