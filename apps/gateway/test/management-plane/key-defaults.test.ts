import type { WorkspaceId } from '@weir/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from './person.ts';
import { type Cast, type OwnTestManagement, startTestManagement } from './start-test-management.ts';

const DAY_MS = 86_400_000;
const MAXIMUMS = {
  budget_nano_usd: '5000000000',
  requests_per_minute: 60,
  tokens_per_minute: 10_000,
  parallel_requests: 4,
  lifetime_days: 90,
};
const DEFAULTS = {
  budget_nano_usd: '1000000000',
  requests_per_minute: 10,
  tokens_per_minute: 1_000,
  parallel_requests: 2,
  lifetime_days: 30,
};
const WITHIN = {
  budgets: [{ amount_nano_usd: '5000000000', period: 'week' }],
  requests_per_minute: 60,
  tokens_per_minute: 10_000,
  parallel_requests: 4,
};

describe('the defaults and maximums of the platform for keys', () => {
  let management: OwnTestManagement;
  let cast: Cast;
  let keys: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management?.stop());
  beforeEach(async () => {
    const workspaceId: WorkspaceId = await management.addWorkspace(cast.organizationId, crypto.randomUUID());
    keys = `/v1/workspaces/${workspaceId}/api-keys`;
    const settings = { key_budget_period: 'week', key_maximums: MAXIMUMS, key_defaults: DEFAULTS };
    expect((await cast.platformAdmin.patch('/v1/admin/settings', settings)).status).toBe(200);
  });
  const daysOf = ({ created_at, expires_at }: { created_at: string; expires_at: string | null }) =>
    expires_at === null ? null : (Date.parse(expires_at) - Date.parse(created_at)) / DAY_MS;
  const limitsOf = async (id: string) => (await cast.owner.get(`${keys}/${id}/limits`)).body;

  it('give a new key what its maker did not state', async () => {
    for (const person of [cast.member, cast.owner]) {
      const made = await person.post(keys, { name: person.userId });
      expect([made.status, Math.round(daysOf(made.body)!)]).toEqual([201, 30]);
      expect(await limitsOf(made.body.id)).toMatchObject({
        budgets: [{ amount_nano_usd: '1000000000', period: 'week', hard: true }],
        requests_per_minute: 10,
        tokens_per_minute: 1_000,
        parallel_requests: 2,
      });
    }
  });

  it('let a key have as much as its maximum, and refuse more with the maximum named', async () => {
    const made = await cast.member.post(keys, { name: 'Most', limits: WITHIN });
    expect(made.status).toBe(201);
    expect(await limitsOf(made.body.id)).toMatchObject(WITHIN);
    const above = {
      budgets: { ...WITHIN, budgets: [{ amount_nano_usd: '5000000001', period: 'week' }] },
      requests_per_minute: { ...WITHIN, requests_per_minute: 61 },
      tokens_per_minute: { ...WITHIN, tokens_per_minute: 10_001 },
      parallel_requests: { ...WITHIN, parallel_requests: 5 },
    };
    for (const [param, limits] of Object.entries(above)) {
      const unlimited = { ...WITHIN, [param]: param === 'budgets' ? [] : null };
      for (const given of [limits, unlimited]) {
        for (const answer of [
          await cast.member.post(keys, { name: 'More', limits: given }),
          await cast.member.put(`${keys}/${made.body.id}/limits`, given),
          await cast.owner.put(`${keys}/${made.body.id}/limits`, given),
        ]) {
          expect(answer).toMatchObject({
            status: 400,
            body: { error: { code: 'invalid_parameter', param } },
          });
          expect(answer.body.error.message).toMatch(/5\.00|60|10000|4/);
        }
      }
    }
    expect(await limitsOf(made.body.id)).toMatchObject(WITHIN);
  });

  it.each([
    ['of another period', { amount_nano_usd: '1', period: 'day' }],
    ['that is soft', { amount_nano_usd: '1', period: 'week', hard: false }],
    ['that lets streams finish', { amount_nano_usd: '1', period: 'week', lets_finish: true }],
  ])('take no budget %s for one', async (_, budget) => {
    const answer = await cast.member.post(keys, { name: 'Sly', limits: { ...WITHIN, budgets: [budget] } });
    expect(answer).toMatchObject({ status: 400, body: { error: { param: 'budgets' } } });
  });

  it('let no key live longer, however its end is moved', async () => {
    for (const days of [null, 91]) {
      const expires_at = days === null ? null : new Date(Date.now() + days * DAY_MS).toISOString();
      expect(await cast.member.post(keys, { name: 'Long', expires_at })).toMatchObject({
        status: 400,
        body: { error: { param: 'expires_at', message: expect.stringContaining('90 days') } },
      });
    }
    const made = await cast.member.post(keys, { name: 'Mine' });
    const key = `${keys}/${made.body.id}`;
    expect((await cast.member.patch(key, { expires_at: null })).status).toBe(400);
    const rotated = await cast.member.post(`${key}/rotate`, {});
    expect(Math.round(daysOf(rotated.body)!)).toBeLessThanOrEqual(90);
  });

  it('do not bind platform admins', async () => {
    const made = await cast.platformAdmin.post(keys, { name: 'Free', owner: 'organization' });
    expect([made.status, made.body.expires_at]).toEqual([201, null]);
    expect(await limitsOf(made.body.id)).toMatchObject({ budgets: [], requests_per_minute: null });
  });

  it('give somebody who joins the limits of members', async () => {
    const given = {
      budget_nano_usd: '7',
      requests_per_minute: 3,
      tokens_per_minute: null,
      parallel_requests: null,
    };
    await cast.platformAdmin.patch('/v1/admin/settings', {
      member_defaults: given,
      member_budget_period: 'day',
    });
    const invited: Person = await management.signIn({ email: 'joiner@example.com' });
    const invitations = `/v1/organizations/${cast.organizationId}/invitations`;
    await cast.owner.post(invitations, { invitations: [{ email: 'joiner@example.com', role: 'member' }] });
    const { body } = await invited.get('/v1/users/me/invitations');
    const accepted = await invited.post(`/v1/users/me/invitations/${body.data[0].id}/accept`, {});
    expect(accepted.status).toBe(200);
    expect(
      (await invited.get(`/v1/organizations/${cast.organizationId}/members/${invited.userId}/limits`)).body,
    ).toMatchObject({
      budgets: [{ amount_nano_usd: '7', period: 'day' }],
      requests_per_minute: 3,
      tokens_per_minute: null,
    });
  });
});
