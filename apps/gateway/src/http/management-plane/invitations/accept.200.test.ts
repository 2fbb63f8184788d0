import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/users/me/invitations/{invitation_id}/accept, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

  it('makes a member of whoever has the verified address, with the role, and records it', async () => {
    const ada = await management.signIn();
    const { id } = await invite(ada.email, 'admin');
    expect((await ada.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(404);
    const answer = await ada.post(`/v1/users/me/invitations/${id}/accept`, {});
    expect(answer).toMatchObject({
      status: 200,
      body: { id, organization_id: cast.organizationId, role: 'admin', state: 'accepted' },
    });
    expect((await ada.get(`/v1/organizations/${cast.organizationId}`)).body.role).toBe('admin');
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      actor: { userId: ada.userId },
      action: 'profile.answer_invitation',
      outcome: 'succeeded',
      organizationId: cast.organizationId,
      target: { kind: 'invitation', id },
      changedFields: ['accepted_at'],
      requestId: answer.headers.get('x-request-id'),
    });
    expect((await ada.get('/v1/users/me/invitations')).body.data).toEqual([]);
  });

  it('takes the token beside it', async () => {
    const ada = await management.signIn();
    const { id, token } = await invite(ada.email);
    expect((await ada.post(`/v1/users/me/invitations/${id}/accept`, { token })).status).toBe(200);
  });

  it('changes the token of the sessions of whoever joined', async () => {
    const ada = await management.signIn();
    const { id } = await invite(ada.email);
    await ada.post(`/v1/users/me/invitations/${id}/accept`, {});
    const next = await ada.get('/v1/users/me');
    expect(next.headers.getSetCookie()).toEqual([expect.stringMatching(/^weir_session=[\w-]{43};/)]);
  });

  it('lets exactly one of a hundred at once do it', async () => {
    const ada = await management.signIn();
    const { id, token } = await invite(ada.email);
    const before = (await management.audit(cast.organizationId)).length;
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => ada.post(`/v1/users/me/invitations/${id}/accept`, { token })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.error?.code === 'invitation_closed')).toHaveLength(99);
    expect(await management.audit(cast.organizationId)).toHaveLength(before + 1);
  });

  it('lets exactly one of two accounts with the same verified address do it', async () => {
    const email = 'twice@example.com';
    const people = await Promise.all([management.signIn({ email }), management.signIn({ email })]);
    const { id } = await invite(email);
    const answers = await Promise.all(
      people.map((person) => person.post(`/v1/users/me/invitations/${id}/accept`, {})),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
    const { body } = await by.post(path, { invitations: [{ email, role }] });
    const [{ invitation, accept_url }] = body.data;
    return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
  };
});
