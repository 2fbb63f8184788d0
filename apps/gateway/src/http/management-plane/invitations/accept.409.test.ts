import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/users/me/invitations/{invitation_id}/accept, 409', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

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
    expect(await accept(ada, id)).toMatchObject({ status: 409, body: { error: { code: 'already_member' } } });
    expect((await ada.get(`/v1/organizations/${cast.organizationId}`)).body.role).toBe('member');
    expect((await ada.post(`/v1/users/me/invitations/${id}/decline`)).status).toBe(200);
  });

  it('keeps no door open for an inviter who was removed, demoted or deactivated', async () => {
    const { sql } = management.database;
    const organization = `/v1/organizations/${cast.organizationId}`;
    for (const lose of [
      (inviter: Person) => cast.owner.delete(`${organization}/members/${inviter.userId}`),
      (inviter: Person) => cast.owner.patch(`${organization}/members/${inviter.userId}`, { role: 'member' }),
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
