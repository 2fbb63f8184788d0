import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/members/{user_id}, 409', () => {
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

  it.each(['owner', 'platformAdmin'] as const)('lets no %s take the last owner out', async (who) => {
    const { organizationId, owner } = cast;
    expect(
      await cast[who].delete(`/v1/organizations/${organizationId}/members/${owner.userId}`),
    ).toMatchObject({ status: 409, body: { error: { type: 'conflict_error', code: 'last_owner' } } });
    expect(await ownersOf(organizationId)).toEqual([owner.userId]);
    expect(await management.audit(organizationId)).toEqual([]);
  });

  it('keeps one of two owners who leave a hundred times at once', async () => {
    const people = [await management.signIn(), await management.signIn()] as const;
    const id = await management.addOrganization(people.map((person) => [person, 'owner'] as const));
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const person = people[i % 2]!;
        const { status, body } = await person.delete(`/v1/organizations/${id}/members/${person.userId}`);
        return { person, status, code: body.error?.code };
      }),
    );
    const [left, ...others] = await ownersOf(id);
    expect(others).toEqual([]);
    const gone = answers.filter(({ person }) => person.userId !== left);
    const stayed = answers.filter(({ person }) => person.userId === left);
    expect(stayed).toHaveLength(50);
    for (const { status, code } of stayed)
      expect({ status, code }).toEqual({ status: 409, code: 'last_owner' });
    expect(gone.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(gone.filter(({ status }) => status === 404)).toHaveLength(49);
  });

  it('keeps one of two owners of whom one is demoted and one removed, a hundred times at once', async () => {
    const [one, other] = [await management.signIn(), await management.signIn()];
    const id = await management.addOrganization([
      [one, 'owner'],
      [other, 'owner'],
    ]);
    const { platformAdmin } = cast;
    const demote = () =>
      platformAdmin.patch(`/v1/organizations/${id}/members/${one.userId}`, { role: 'member' });
    const remove = () => platformAdmin.delete(`/v1/organizations/${id}/members/${other.userId}`);
    const pairs = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const [demoted, removed] = await Promise.all([demote(), remove()]);
        return [demoted.status, removed.status];
      }),
    );
    const owners = await ownersOf(id);
    expect(owners).toHaveLength(1);
    const count = (which: 0 | 1, status: number) => pairs.filter((pair) => pair[which] === status).length;
    expect([count(0, 200), count(0, 409), count(1, 200), count(1, 404), count(1, 409)]).toEqual(
      owners[0] === one.userId ? [0, 50, 1, 49, 0] : [50, 0, 0, 0, 50],
    );
  });
});
