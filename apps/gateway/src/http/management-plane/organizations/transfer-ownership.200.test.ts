import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/transfer-ownership, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  const rolesIn = async (organizationId: string) => {
    const { body } = await cast.platformAdmin.get(`/v1/organizations/${organizationId}/members?limit=100`);
    return Object.fromEntries(
      body.data.map(({ user_id, role }: { user_id: string; role: string }) => [user_id, role]),
    );
  };
  const isDueForRotation = async ({ userId }: Person) => {
    const rows = await management.database.sql`select rotation_due from sessions where user_id = ${userId}`;
    return rows.every((row) => row.rotation_due);
  };

  it('makes the member an owner and the owner an admin, with new tokens for both, and records it', async () => {
    const [from, to] = [await management.signIn(), await management.signIn()];
    const id = await management.addOrganization([
      [from, 'owner'],
      [to, 'member'],
    ]);
    // In upper case, as ids may be given.
    const answer = await from.post(`/v1/organizations/${id}/transfer-ownership`, {
      user_id: to.userId.toUpperCase(),
    });
    expect(answer).toMatchObject({ status: 200, body: { user_id: to.userId, role: 'owner' } });
    expect(await isDueForRotation(from)).toBe(true);
    expect(await isDueForRotation(to)).toBe(true);
    expect(await rolesIn(id)).toEqual({ [from.userId]: 'admin', [to.userId]: 'owner' });
    expect(await management.audit(id)).toMatchObject([
      {
        actor: { userId: from.userId },
        action: 'organization.transfer',
        target: { kind: 'member', id: to.userId },
        changedFields: ['role'],
      },
    ]);
  });

  it('changes nobody but the member when a platform admin from outside does it', async () => {
    const [owner, to] = [await management.signIn(), await management.signIn()];
    const id = await management.addOrganization([
      [owner, 'owner'],
      [to, 'admin'],
    ]);
    const answer = await cast.platformAdmin.post(`/v1/organizations/${id}/transfer-ownership`, {
      user_id: to.userId,
    });
    expect(answer.status).toBe(200);
    expect(await rolesIn(id)).toEqual({ [owner.userId]: 'owner', [to.userId]: 'owner' });
  });

  it('is done by exactly one of a hundred at once by the same owner: after it the caller is none', async () => {
    const owner = await management.signIn();
    const heirs = await Promise.all(Array.from({ length: 4 }, () => management.signIn()));
    const id = await management.addOrganization([[owner, 'owner']]);
    for (const heir of heirs) await management.addMember(id, heir, 'member');
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        owner.post(`/v1/organizations/${id}/transfer-ownership`, { user_id: heirs[i % 4]!.userId }),
      ),
    );
    const [won, ...others] = answers.filter(({ status }) => status === 200);
    expect(others).toEqual([]);
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(99);
    expect(await rolesIn(id)).toEqual({
      [owner.userId]: 'admin',
      ...Object.fromEntries(heirs.map(({ userId }) => [userId, 'member'])),
      [won?.body.user_id]: 'owner',
    });
  });

  it('leaves exactly one owner however two owners transfer to each other at once', async () => {
    const [one, other] = [await management.signIn(), await management.signIn()];
    const id = await management.addOrganization([
      [one, 'owner'],
      [other, 'owner'],
    ]);
    const path = `/v1/organizations/${id}/transfer-ownership`;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        i % 2 === 0 ? one.post(path, { user_id: other.userId }) : other.post(path, { user_id: one.userId }),
      ),
    );
    // The first makes its caller an admin and leaves the other, who may hand over in turn, and so on.
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 403]));
    expect(Object.values(await rolesIn(id)).sort()).toEqual(['admin', 'owner']);
  });
});
