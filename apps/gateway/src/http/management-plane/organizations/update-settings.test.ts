import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/organizations/{organization_id}/settings', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('changes what is given, clears what is null, leaves the rest, and records which', async () => {
      const { organizationId, admin } = cast;
      const path = `/v1/organizations/${organizationId}/settings`;
      const changed = async () => (await management.audit(organizationId))[0]?.changedFields;

      const first = {
        members_may_create_keys: false,
        max_key_lifetime_days: 90,
        invitation_email_domains: ['example.com', 'sub.example-2.org'],
        record_client_tags: true,
        time_zone: 'Australia/Lord_Howe',
      };
      expect(await admin.patch(path, first)).toMatchObject({ status: 200, body: first });
      expect(await changed()).toEqual([
        'members_may_create_keys',
        'max_key_lifetime_days',
        'invitation_email_domains',
        'record_client_tags',
        'time_zone',
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
        record_client_tags: true,
        time_zone: 'Australia/Lord_Howe',
      });
      expect((await cast.member.get(path)).body.members_may_create_keys).toBe(false);
      expect((await management.audit(organizationId))[0]).toMatchObject({
        actor: { userId: admin.userId },
        action: 'organization.settings.update',
        target: { kind: 'organization', id: organizationId },
        changedFields: ['invitation_email_domains'],
      });
    });

    it('moves the periods of limits with the time zone', async () => {
      const path = `/v1/organizations/${cast.organizationId}`;
      await cast.owner.patch(`${path}/settings`, { time_zone: 'Pacific/Apia' });
      const set = { budgets: [{ amount_nano_usd: '9', period: 'month' }] };
      const [before] = (await cast.owner.put(`${path}/limits`, set)).body.budgets;
      await cast.owner.patch(`${path}/settings`, { time_zone: 'UTC' });
      const [after] = (await cast.owner.get(`${path}/limits`)).body.budgets;
      // Apia is 13 hours ahead.
      expect(after.starts_at).toMatch(/-01T00:00:00.000Z$/);
      expect(before.starts_at).toMatch(/T11:00:00.000Z$/);
      expect(after.id).toBe(before.id);
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

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['members_may_create_keys', { members_may_create_keys: null }],
      ['members_may_create_keys', { members_may_create_keys: 'true' }],
      ['max_key_lifetime_days', { max_key_lifetime_days: 0 }],
      ['max_key_lifetime_days', { max_key_lifetime_days: 3651 }],
      ['max_key_lifetime_days', { max_key_lifetime_days: 1.5 }],
      ['record_client_tags', { record_client_tags: null }],
      ['time_zone', { time_zone: null }],
      ['time_zone', { time_zone: '' }],
      ['time_zone', { time_zone: 'Mars/Olympus' }],
      ['time_zone', { time_zone: 'europe/berlin' }],
      ['time_zone', { time_zone: '+02:00' }],
      ['time_zone', { time_zone: 'localtime' }],
      ['time_zone', { time_zone: "UTC' or 1=1" }],
      ['record_client_tags', { record_client_tags: 'true' }],
      ['invitation_email_domains', { invitation_email_domains: [] }],
      ['invitation_email_domains', { invitation_email_domains: ['a.example', 'a.example'] }],
      [
        'invitation_email_domains',
        { invitation_email_domains: Array.from({ length: 51 }, (_, i) => `d${i}.example`) },
      ],
      ['invitation_email_domains.0', { invitation_email_domains: ['Example.com'] }],
      ['invitation_email_domains.0', { invitation_email_domains: ['somebody@example.com'] }],
      ['invitation_email_domains.1', { invitation_email_domains: ['example.com', 'example.com.'] }],
      ['invitation_email_domains.0', { invitation_email_domains: ['com'] }],
      ['invitation_email_domains.0', { invitation_email_domains: [`${'a.'.repeat(127)}com`] }],
      ['invitation_email_domains.0', { invitation_email_domains: ['exämple.com'] }],
      ['name', { name: 'Renamed' }],
      ['deleted_at', { deleted_at: null }],
    ])('takes no %s like this', async (param, body) => {
      const path = `/v1/organizations/${cast.organizationId}/settings`;
      expect(await cast.owner.patch(path, body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param } },
      });
      expect((await cast.owner.get(path)).body).toEqual({
        members_may_create_keys: true,
        max_key_lifetime_days: null,
        invitation_email_domains: null,
        record_client_tags: false,
        time_zone: 'UTC',
      });
    });
  });
});
