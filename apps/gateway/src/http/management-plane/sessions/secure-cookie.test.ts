import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('the session cookie of a gateway that is reached over HTTPS', () => {
  let management: OwnTestManagement;
  beforeAll(async () => {
    management = await startTestManagement({ PUBLIC_URL: 'https://weir.example.com' });
  });
  afterAll(() => management.stop());

  it('is bound to the host and Secure, and one without that opens nothing', async () => {
    const person = await management.signIn();
    const token = person.credentials.cookie!.slice('weir_session='.length);
    const withCookie = (cookie: string) => person.get('/v1/users/me', { cookie });
    expect((await withCookie(`weir_session=${token}`)).status).toBe(401);
    expect((await withCookie(`__Secure-weir_session=${token}`)).status).toBe(401);
    await management.database.sql`update sessions set rotation_due = true`;
    const answer = await withCookie(`__Host-weir_session=${token}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-weir_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
  });
});
