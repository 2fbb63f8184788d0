import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/settings, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('changes what is given, clears what is null, leaves the rest, and records which', async () => {
    const { organizationId, admin } = cast;
    const path = `/v1/organizations/${organizationId}/settings`;
    const changed = async () => (await management.audit(organizationId))[0]?.changedFields;

    const first = {
      members_may_create_keys: false,
      max_key_lifetime_days: 90,
      invitation_email_domains: ['example.com', 'sub.example-2.org'],
    };
    expect(await admin.patch(path, first)).toMatchObject({ status: 200, body: first });
    expect(await changed()).toEqual([
      'members_may_create_keys',
      'max_key_lifetime_days',
      'invitation_email_domains',
    ]);

    expect((await admin.patch(path, { max_key_lifetime_days: null })).body).toEqual({
      ...first,
      max_key_lifetime_days: null,
    });
    expect(await changed()).toEqual(['max_key_lifetime_days']);

    expect((await admin.patch(path, { invitation_email_domains: null })).body).toEqual({
      members_may_create_keys: false,
      max_key_lifetime_days: null,
      invitation_email_domains: null,
    });
    expect((await cast.member.get(path)).body.members_may_create_keys).toBe(false);
    expect((await management.audit(organizationId))[0]).toMatchObject({
      actor: { userId: admin.userId },
      action: 'organization.settings.update',
      target: { kind: 'organization', id: organizationId },
      changedFields: ['invitation_email_domains'],
    });
  });

  it('loses no change of two that are made at once', async () => {
    const path = `/v1/organizations/${cast.organizationId}/settings`;
    for (let days = 1; days <= 5; days++) {
      const answers = await Promise.all([
        cast.owner.patch(path, { members_may_create_keys: days % 2 === 0 }),
        cast.admin.patch(path, { max_key_lifetime_days: days }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect((await cast.owner.get(path)).body).toMatchObject({
        members_may_create_keys: days % 2 === 0,
        max_key_lifetime_days: days,
      });
    }
  });
});
