import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
const rule = { name: 'Costly', metric: 'spend_nano_usd', window: '1h', threshold: '5000000000' };

describe('POST /v1/organizations/{organization_id}/alert-rules', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/alert-rules`;
  });

  describe('201', () => {
    it('makes a rule for every model, and records who made it', async () => {
      const answer = await cast.admin.post(path, rule);
      expect(answer).toMatchObject({
        status: 201,
        body: {
          ...rule,
          organization_id: cast.organizationId,
          model: null,
          min_requests: 1,
          created_by: cast.admin.userId,
          state: 'ok',
          deactivated_at: null,
          fired_at: null,
          last_value: null,
        },
      });
      expect((await cast.owner.get(`${path}/${answer.body.id}`)).body).toEqual(answer.body);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'alert_rule.create',
        target: { kind: 'alert_rule', id: answer.body.id },
      });
    });

    it('keeps an amount that no floating-point number has', async () => {
      const threshold = '9223372036854775807';
      expect((await cast.owner.post(path, { ...rule, name: 'Huge', threshold })).body.threshold).toBe(
        threshold,
      );
    });
  });

  describe('400', () => {
    it.each([
      ['threshold', { threshold: '0' }],
      ['threshold', { threshold: '-1' }],
      ['threshold', { threshold: '1.5' }],
      ['threshold', { threshold: 5 }],
      ['threshold', { threshold: '9223372036854775808' }],
      ['threshold', { metric: 'error_percent', threshold: '101' }],
      ['threshold', { metric: 'ttft_p95_ms', threshold: '10001' }],
      ['threshold', { metric: 'duration_p95_ms', threshold: '81921' }],
      ['metric', { metric: 'requests' }],
      ['window', { window: '5m' }],
      ['min_requests', { min_requests: 0 }],
      ['model', { model: '' }],
      ['name', { name: '' }],
    ])('takes no %s as in %j', async (param, over) => {
      expect(await cast.owner.post(path, { ...rule, name: 'Refused', ...over })).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param } },
      });
    });
  });

  describe('409', () => {
    it('has one of a name, in any case', async () => {
      await cast.owner.post(path, { ...rule, name: 'Taken' });
      expect(await cast.owner.post(path, { ...rule, name: 'taken' })).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken' } },
      });
    });

    it('has at most 50 in an organization, also when they are made at once', async () => {
      const other = await management.addOrganization([[cast.owner, 'owner']]);
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, number) =>
          cast.owner.post(`/v1/organizations/${other}/alert-rules`, { ...rule, name: `Rule ${number}` }),
        ),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
    });
  });
});
