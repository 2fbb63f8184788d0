import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/members/{user_id}, 409', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  const ownersOf = async (id: string) =>
    (await cast.platformAdmin.get(`/v1/organizations/${id}/members?role=owner`)).body.data.map(
      ({ user_id }: { user_id: string }) => user_id,
    );

  it.each(['owner', 'platformAdmin'] as const)('lets a %s demote the last owner to nothing', async (who) => {
    const { organizationId, owner } = cast;
    for (const role of ['admin', 'member']) {
      expect(
        await cast[who].patch(`/v1/organizations/${organizationId}/members/${owner.userId}`, { role }),
      ).toMatchObject({ status: 409, body: { error: { type: 'conflict_error', code: 'last_owner' } } });
    }
    expect(await ownersOf(organizationId)).toEqual([owner.userId]);
    expect(await management.audit(organizationId)).toEqual([]);
  });

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
