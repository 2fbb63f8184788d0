import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/users/me/invitations/{invitation_id}/accept', () => {
  describe('200', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

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
        action: 'invitation.accept',
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

  describe('400', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it.each([[{ token: '' }], [{ token: 'x'.repeat(201) }], [{ token: 7 }], [{ role: 'owner' }]])(
      'refuses %j',
      async (body) => {
        const ada = await management.signIn();
        const { id } = await invite(ada.email);
        const answer = await ada.post(`/v1/users/me/invitations/${id}/accept`, body);
        expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter' } } });
        expect((await ada.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(404);
      },
    );

    const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
      const { body } = await by.post(path, { invitations: [{ email, role }] });
      const [{ invitation, accept_url }] = body.data;
      return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
    };
  });

  describe('404', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

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

  describe('409', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    const accept = (person: Person, id: string, body = {}) =>
      person.post(`/v1/users/me/invitations/${id}/accept`, body);
    const closed = { status: 409, body: { error: { type: 'conflict_error', code: 'invitation_closed' } } };

    it('tells whom it is for that it expired, was declined or was accepted', async () => {
      const ada = await management.signIn();
      const first = await invite(ada.email);
      await management.database
        .sql`update invitations set expires_at = ${management.now()} where id = ${first.id}`;
      expect(await accept(ada, first.id, { token: first.token })).toMatchObject(closed);
      await cast.owner.delete(`${path}/${first.id}`);
      const second = await invite(ada.email);
      await ada.post(`/v1/users/me/invitations/${second.id}/decline`);
      expect(await accept(ada, second.id, { token: second.token })).toMatchObject(closed);
      const third = await invite(ada.email);
      expect((await accept(ada, third.id, { token: third.token })).status).toBe(200);
      expect(await accept(ada, third.id, { token: third.token })).toMatchObject(closed);
    });

    it('does not let a used invitation bring back somebody who was removed', async () => {
      const ada = await management.signIn();
      const { id, token } = await invite(ada.email, 'admin');
      await accept(ada, id, { token });
      await cast.owner.delete(`/v1/organizations/${cast.organizationId}/members/${ada.userId}`);
      expect(await accept(ada, id, { token })).toMatchObject(closed);
      expect((await ada.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(404);
    });

    it('leaves a membership that there is as it is', async () => {
      const ada = await management.signIn();
      const { id } = await invite(ada.email, 'owner');
      await management.addMember(cast.organizationId, ada, 'member');
      expect(await accept(ada, id)).toMatchObject({
        status: 409,
        body: { error: { code: 'already_member' } },
      });
      expect((await ada.get(`/v1/organizations/${cast.organizationId}`)).body.role).toBe('member');
      expect((await ada.post(`/v1/users/me/invitations/${id}/decline`)).status).toBe(200);
    });

    it('keeps no door open for an inviter who was removed, demoted or deactivated', async () => {
      const { sql } = management.database;
      const organization = `/v1/organizations/${cast.organizationId}`;
      for (const lose of [
        (inviter: Person) => cast.owner.delete(`${organization}/members/${inviter.userId}`),
        (inviter: Person) =>
          cast.owner.patch(`${organization}/members/${inviter.userId}`, { role: 'member' }),
        (inviter: Person) =>
          sql`update users set deactivated_at = ${management.now()} where id = ${inviter.userId}`,
        (inviter: Person) => sql`delete from users where id = ${inviter.userId}`,
      ]) {
        const [inviter, friend] = await Promise.all([management.signIn(), management.signIn()]);
        await management.addMember(cast.organizationId, inviter, 'admin');
        const { id, token } = await invite(friend.email, 'admin', inviter);
        await lose(inviter);
        expect(await accept(friend, id, { token })).toMatchObject(closed);
        expect((await friend.get(organization)).status).toBe(404);
        // Somebody who may still invite can take it over.
        await cast.owner.post(`${path}/${id}/resend`);
        expect((await accept(friend, id)).status).toBe(200);
      }
    });

    it('makes no owner by the invitation of somebody who is an owner no more', async () => {
      const [inviter, friend] = await Promise.all([management.signIn(), management.signIn()]);
      await management.addMember(cast.organizationId, inviter, 'owner');
      const { id } = await invite(friend.email, 'owner', inviter);
      await cast.owner.patch(`/v1/organizations/${cast.organizationId}/members/${inviter.userId}`, {
        role: 'admin',
      });
      expect(await accept(friend, id)).toMatchObject(closed);
    });

    const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
      const { body } = await by.post(path, { invitations: [{ email, role }] });
      const [{ invitation, accept_url }] = body.data;
      return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
    };
  });
});
