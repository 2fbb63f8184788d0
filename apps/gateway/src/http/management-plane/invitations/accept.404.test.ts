import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/users/me/invitations/{invitation_id}/accept, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

  const unknown = '019bc0de-0000-7000-8000-00000000a001';
  const accept = (person: Person, id: string, body = {}) =>
    person.post(`/v1/users/me/invitations/${id}/accept`, body);

  it('tells whoever has another address what it tells of an id that is none, with the token and without', async () => {
    const { id, token } = await invite('ada@example.com');
    const thief = await management.signIn();
    const answers = [];
    for (const [target, body] of [
      [unknown, {}],
      [unknown, { token }],
      [id, {}],
      [id, { token }],
      [id, { token: 'A'.repeat(43) }],
    ] as const) {
      answers.push(await accept(thief, target, body));
    }
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect({ ...body.error, request_id: '' }).toEqual({ ...answers[0]!.body.error, request_id: '' });
    }
    expect((await thief.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(404);
    expect((await cast.owner.get(path)).body.data).toMatchObject([{ id, state: 'open' }]);
  });

  it('lets nobody in by an address that is not verified, even with the token', async () => {
    const email = 'claimed@example.com';
    const { id, token } = await invite(email);
    const pretender = await management.signIn({ email, emailVerified: false });
    expect((await accept(pretender, id, { token })).status).toBe(404);
    expect((await pretender.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(404);
  });

  it('does not take the token of another invitation to the same person', async () => {
    const ada = await management.signIn();
    const mine = await invite(ada.email);
    const other = await invite('other@example.com');
    expect((await accept(ada, mine.id, { token: other.token })).status).toBe(404);
    expect((await accept(ada, mine.id, { token: mine.token })).status).toBe(200);
  });

  it('tells others nothing of a closed one, nor of one to a deleted organization', async () => {
    const ada = await management.signIn();
    const { id } = await invite(ada.email);
    await cast.owner.delete(`${path}/${id}`);
    expect((await accept(cast.stranger, id)).status).toBe(404);
    expect((await accept(ada, id)).status).toBe(409);

    const doomed = await management.addOrganization([[cast.owner, 'owner']]);
    const { body } = await cast.owner.post(`/v1/organizations/${doomed}/invitations`, {
      invitations: [{ email: ada.email, role: 'member' }],
    });
    await management.database
      .sql`update organizations set deleted_at = ${management.now()} where id = ${doomed}`;
    expect((await accept(ada, body.data[0].invitation.id)).status).toBe(404);
  });

  const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
    const { body } = await by.post(path, { invitations: [{ email, role }] });
    const [{ invitation, accept_url }] = body.data;
    return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
  };
});
