import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations, 201', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('makes an organization whose owner is the caller, and records it there', async () => {
    const { platformAdmin } = cast;
    const answer = await platformAdmin.post('/v1/organizations', { name: '  Meadow & Söhne ' });
    expect(answer).toMatchObject({ status: 201, body: { name: 'Meadow & Söhne', role: 'owner' } });
    const { id } = answer.body;
    expect(await platformAdmin.get(`/v1/organizations/${id}`)).toMatchObject({
      status: 200,
      body: answer.body,
    });
    expect((await platformAdmin.get(`/v1/organizations/${id}/members`)).body.data).toMatchObject([
      { user_id: platformAdmin.userId, role: 'owner' },
    ]);
    expect(await management.audit(id)).toMatchObject([
      {
        actor: { kind: 'user', userId: platformAdmin.userId },
        action: 'organization.create',
        outcome: 'succeeded',
        target: { kind: 'organization', id },
      },
    ]);
  });

  it('begins with settings that restrict nothing', async () => {
    const { id } = (await cast.platformAdmin.post('/v1/organizations', { name: 'Open' })).body;
    expect((await cast.platformAdmin.get(`/v1/organizations/${id}/settings`)).body).toEqual({
      members_may_create_keys: true,
      max_key_lifetime_days: null,
      invitation_email_domains: null,
    });
  });

  it('lets two have the same name', async () => {
    const create = () => cast.platformAdmin.post('/v1/organizations', { name: 'Twice' });
    const [one, other] = [await create(), await create()];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.id).not.toBe(other.body.id);
  });
});
