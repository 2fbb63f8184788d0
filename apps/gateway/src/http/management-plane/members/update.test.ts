import type { OrganizationRole } from '@weir/domain/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/organizations/{organization_id}/members/{user_id}', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    const addTarget = async (role: OrganizationRole) => {
      const person = await management.signIn();
      await management.addMember(cast.organizationId, person, role);
      return person;
    };
    const path = (person: Person) => `/v1/organizations/${cast.organizationId}/members/${person.userId}`;

    it.each([
      ['owner', 'member', 'admin'],
      ['owner', 'admin', 'member'],
      ['owner', 'member', 'owner'],
      ['owner', 'owner', 'admin'],
      ['admin', 'member', 'admin'],
      ['admin', 'admin', 'member'],
      ['platformAdmin', 'member', 'owner'],
      ['platformAdmin', 'owner', 'member'],
    ] as const)('lets a %s make a %s a %s, and records it', async (who, from, to) => {
      const target = await addTarget(from);
      expect(await cast[who].patch(path(target), { role: to })).toMatchObject({
        status: 200,
        body: { user_id: target.userId, role: to },
      });
      expect((await target.get(`/v1/organizations/${cast.organizationId}`)).body.role).toBe(to);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'member.update',
        outcome: 'succeeded',
        target: { kind: 'member', id: target.userId },
        changedFields: ['role'],
        roleChange: { from: expect.not.stringMatching(`^${to}$`), to },
      });
    });

    it('counts from the next request on, and brings a new session token with it', async () => {
      const target = await addTarget('admin');
      const teams = `/v1/organizations/${cast.organizationId}/teams`;
      expect((await target.post(teams, { name: 'As an admin' })).status).toBe(201);
      await cast.owner.patch(path(target), { role: 'member' });
      const refused = await target.post(teams, { name: 'As a member' });
      expect(refused.status).toBe(403);
      expect(refused.headers.get('set-cookie')).toMatch(/^weir_session=[\w-]{43};/);
    });

    it('leaves the session alone where nothing changes', async () => {
      const target = await addTarget('member');
      for (const body of [{}, { role: 'member' }]) {
        expect((await cast.owner.patch(path(target), body)).status).toBe(200);
        expect((await management.audit(cast.organizationId))[0]?.changedFields).toEqual([]);
      }
      expect((await target.get('/v1/organizations')).headers.get('set-cookie')).toBeNull();
    });

    it('lets an owner step down while there is another', async () => {
      const [one, other] = [await management.signIn(), await management.signIn()];
      const id = await management.addOrganization([
        [one, 'owner'],
        [other, 'owner'],
      ]);
      const answer = await one.patch(`/v1/organizations/${id}/members/${one.userId}`, { role: 'member' });
      expect(answer).toMatchObject({ status: 200, body: { role: 'member' } });
    });

    it('knows ids in upper case', async () => {
      const target = await addTarget('member');
      expect(
        await cast.owner.patch(
          path(target)
            .toUpperCase()
            .replace('/V1/ORGANIZATIONS', '/v1/organizations')
            .replace('MEMBERS', 'members'),
          { role: 'admin' },
        ),
      ).toMatchObject({
        status: 200,
        body: { user_id: target.userId, role: 'admin' },
      });
    });
  });

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['role', { role: 'boss' }],
      ['role', { role: null }],
      ['role', { role: ['owner'] }],
      ['user_id', { role: 'admin', user_id: '019bc0de-0000-7000-8000-00000000a001' }],
      ['organization_id', { role: 'admin', organization_id: '019bc0de-0000-7000-8000-00000000a001' }],
      ['joined_at', { joined_at: '2026-01-01T00:00:00.000Z' }],
      ['platform_role', { platform_role: 'admin' }],
    ])('takes no %s like this', async (param, body) => {
      const { organizationId, owner, member } = cast;
      expect(
        await owner.patch(`/v1/organizations/${organizationId}/members/${member.userId}`, body),
      ).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
      expect((await member.get(`/v1/organizations/${organizationId}`)).body.role).toBe('member');
      expect(await management.audit(organizationId)).toEqual([]);
    });
  });

  describe('403', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    const cases = [
      ['member', 'member', 'admin', 'a member promoting themselves'],
      ['member', 'member', 'owner', 'a member making themselves owner'],
      ['member', 'owner', 'member', 'a member demoting the owner'],
      ['member', 'admin', 'member', 'a member demoting an admin'],
      ['admin', 'admin', 'owner', 'an admin making themselves owner'],
      ['admin', 'member', 'owner', 'an admin making a member owner'],
      ['admin', 'owner', 'admin', 'an admin demoting the owner'],
      ['admin', 'owner', 'owner', 'an admin touching the owner at all'],
      ['platformReader', 'member', 'admin', 'a platform reader'],
    ] as const;

    it.each(cases)('stops a %s, a %s from being a %s then: %s', async (who, whose, role) => {
      const { organizationId } = cast;
      const members = `/v1/organizations/${organizationId}/members`;
      const before = (await cast.owner.get(members)).body;
      expect(await cast[who].patch(`${members}/${cast[whose].userId}`, { role })).toMatchObject({
        status: 403,
        body: { error: { code: 'permission_denied' } },
      });
      expect((await cast.owner.get(members)).body).toEqual(before);
      expect((await management.audit(organizationId))[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'member.update',
        outcome: 'refused',
        errorCode: 'permission_denied',
      });
    });
  });

  describe('404', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('finds no member in a stranger, in nobody, or in what is no id', async () => {
      const members = `/v1/organizations/${cast.organizationId}/members`;
      for (const id of [cast.stranger.userId, '019bc0de-0000-7000-8000-00000000a001', 'me']) {
        expect((await cast.owner.patch(`${members}/${id}`, { role: 'admin' })).status, id).toBe(404);
      }
    });

    it("does not reach another organization's member through one's own", async () => {
      const elsewhere = await management.signIn();
      const other = await management.addOrganization([[elsewhere, 'member']]);
      const answer = await cast.owner.patch(
        `/v1/organizations/${cast.organizationId}/members/${elsewhere.userId}`,
        { role: 'owner' },
      );
      expect(answer).toMatchObject({ status: 404, body: { error: { message: 'There is no such member.' } } });
      expect((await elsewhere.get(`/v1/organizations/${other}`)).body.role).toBe('member');
      expect((await elsewhere.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(404);
    });
  });

  describe('409', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    const ownersOf = async (id: string) =>
      (await cast.platformAdmin.get(`/v1/organizations/${id}/members?role=owner`)).body.data.map(
        ({ user_id }: { user_id: string }) => user_id,
      );

    it.each(['owner', 'platformAdmin'] as const)(
      'lets a %s demote the last owner to nothing',
      async (who) => {
        const { organizationId, owner } = cast;
        for (const role of ['admin', 'member']) {
          expect(
            await cast[who].patch(`/v1/organizations/${organizationId}/members/${owner.userId}`, { role }),
          ).toMatchObject({ status: 409, body: { error: { type: 'conflict_error', code: 'last_owner' } } });
        }
        expect(await ownersOf(organizationId)).toEqual([owner.userId]);
        expect(await management.audit(organizationId)).toEqual([]);
      },
    );

    it('counts no owner whose account is deactivated', async () => {
      const [one, gone] = [await management.signIn(), await management.signIn()];
      const id = await management.addOrganization([
        [one, 'owner'],
        [gone, 'owner'],
      ]);
      await management.database
        .sql`update users set deactivated_at = ${management.now()} where id = ${gone.userId}`;
      const members = `/v1/organizations/${id}/members`;
      expect((await one.patch(`${members}/${one.userId}`, { role: 'admin' })).status).toBe(409);
      expect((await one.patch(`${members}/${gone.userId}`, { role: 'admin' })).status).toBe(200);
      expect(await ownersOf(id)).toEqual([one.userId]);
    });

    it('keeps one of two owners who step down a hundred times at once', async () => {
      const people = [await management.signIn(), await management.signIn()] as const;
      const id = await management.addOrganization(people.map((person) => [person, 'owner'] as const));
      const answers = await Promise.all(
        Array.from({ length: 100 }, async (_, i) => {
          const person = people[i % 2]!;
          const { status, body } = await person.patch(`/v1/organizations/${id}/members/${person.userId}`, {
            role: 'admin',
          });
          return { person, status, code: body.error?.code };
        }),
      );
      const [left, ...others] = await ownersOf(id);
      expect(others).toEqual([]);
      // Who stepped down first is an admin from then on, and may well be told so again.
      for (const { person, status, code } of answers) {
        expect({ status, code }).toEqual(
          person.userId === left ? { status: 409, code: 'last_owner' } : { status: 200, code: undefined },
        );
      }
      const changes = (await management.audit(id)).filter(({ changedFields }) => changedFields.length > 0);
      expect(changes).toHaveLength(1);
    });

    it('keeps one of two owners who demote each other a hundred times at once', async () => {
      const people = [await management.signIn(), await management.signIn()] as const;
      const id = await management.addOrganization(people.map((person) => [person, 'owner'] as const));
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          people[i % 2]!.patch(`/v1/organizations/${id}/members/${people[(i + 1) % 2]!.userId}`, {
            role: 'member',
          }),
        ),
      );
      // The first demoted is a member, who may change nobody's role; the other says what is the case already.
      const [left, ...others] = await ownersOf(id);
      expect(others).toEqual([]);
      expect(answers.map(({ status }) => status)).toEqual(
        answers.map((_, i) => (people[i % 2]!.userId === left ? 200 : 403)),
      );
    });
  });
});
