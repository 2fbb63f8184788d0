import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/users/me, 200', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('changes the display name and records that it changed, not to what', async () => {
    const person = await management.signIn();
    const answer = await person.patch('/v1/users/me', { display_name: '  Ada Lovelace ' });
    expect(answer).toMatchObject({ status: 200, body: { id: person.userId, display_name: 'Ada Lovelace' } });
    expect((await person.get('/v1/users/me')).body).toEqual(answer.body);
    const [record] = await management.audit();
    expect(record).toMatchObject({
      actor: { userId: person.userId },
      action: 'profile.update',
      target: { kind: 'user', id: person.userId },
      changedFields: ['display_name'],
    });
    expect(JSON.stringify(record)).not.toContain('Ada');
  });

  it('changes nothing when asked for nothing', async () => {
    const person = await management.signIn();
    expect((await person.patch('/v1/users/me', {})).body.display_name).toBe(person.displayName);
    expect((await management.audit())[0]).toMatchObject({ action: 'profile.update', changedFields: [] });
  });
});
