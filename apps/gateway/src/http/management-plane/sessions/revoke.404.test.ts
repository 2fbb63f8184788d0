import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/users/me/sessions/{session_id}, 404', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it("hides other people's sessions, an admin's power notwithstanding", async () => {
    const victim = await management.signIn();
    const admin = await management.signIn({ platformRole: 'admin' });
    const [{ id }] = (await victim.get('/v1/users/me/sessions')).body.data;
    expect(await admin.delete(`/v1/users/me/sessions/${id}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
    expect((await victim.get('/v1/users/me')).status).toBe(200);
  });

  it('lets one of many at once end it', async () => {
    const person = await management.signIn();
    const other = await management.signInAgain(person);
    const [{ id }] = (await other.get('/v1/users/me/sessions?limit=1')).body.data;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => person.delete(`/v1/users/me/sessions/${id}`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(19);
    const records = await management.audit();
    expect(records.filter(({ target }) => target?.id === id)).toHaveLength(1);
  });
});
