import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/organizations/{organization_id}/alert-rules/{alert_rule_id}', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/alert-rules`;
  });
  const make = async (name: string) => {
    const rule = { name, metric: 'error_percent', window: '15m', threshold: '5', model: 'llama' };
    return `${path}/${(await cast.owner.post(path, rule)).body.id}`;
  };

  describe('200', () => {
    it('changes what is given, and records which fields', async () => {
      const one = await make('Failing');
      expect(
        await cast.admin.patch(one, { threshold: '20', window: '1h', model: null, min_requests: 50 }),
      ).toMatchObject({
        status: 200,
        body: { name: 'Failing', threshold: '20', window: '1h', model: null, min_requests: 50 },
      });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'alert_rule.update',
        changedFields: ['window', 'model', 'threshold', 'min_requests'],
      });
    });

    it('ends an alert when it is deactivated', async () => {
      const one = await make('Resting');
      await management.database.sql`
        update alert_rules set fired_at = ${management.now()} where id = ${one.split('/').at(-1)!}`;
      const resting = await cast.owner.patch(one, { deactivated_at: 'now' });
      expect(resting.body).toMatchObject({ state: 'inactive', fired_at: null });
      expect((await cast.owner.patch(one, { deactivated_at: 'now' })).body).toEqual(resting.body);
      expect((await cast.owner.patch(one, { deactivated_at: null })).body).toMatchObject({
        state: 'ok',
        deactivated_at: null,
      });
    });
  });

  describe('400', () => {
    it('takes no threshold that is never reached, and no other metric', async () => {
      const one = await make('Firm');
      expect((await cast.owner.patch(one, { threshold: '101' })).body.error.param).toBe('threshold');
      expect((await cast.owner.patch(one, { metric: 'ttft_p95_ms' })).body.error.param).toBe('metric');
    });
  });

  describe('409', () => {
    it('takes no name of another rule', async () => {
      const [one] = [await make('Mine'), await make('Theirs')];
      expect(await cast.owner.patch(one, { name: 'theirs' })).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken' } },
      });
    });
  });
});
