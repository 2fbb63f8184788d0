import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/settings, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    ['members_may_create_keys', { members_may_create_keys: null }],
    ['members_may_create_keys', { members_may_create_keys: 'true' }],
    ['max_key_lifetime_days', { max_key_lifetime_days: 0 }],
    ['max_key_lifetime_days', { max_key_lifetime_days: 3651 }],
    ['max_key_lifetime_days', { max_key_lifetime_days: 1.5 }],
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
    });
  });
});
