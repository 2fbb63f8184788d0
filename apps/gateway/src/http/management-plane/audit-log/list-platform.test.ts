import { toAuditRecord } from '@weir/domain/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, startTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await startTestManagement();
afterAll(() => management.stop());

describe('GET /v1/admin/audit-log', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
      const elsewhere = await management.addOrganization([[cast.stranger, 'owner']]);
      await cast.stranger.post(`/v1/organizations/${elsewhere}/teams`, { name: 'Elsewhere' });
      await cast.owner.post(`/v1/organizations/${cast.organizationId}/teams`, { name: 'Here' });
      const { services, ports } = management.composition;
      const failure = {
        action: 'sign_in',
        outcome: 'failed',
        errorCode: 'sign_in_failed',
        organizationId: null,
        target: null,
        changedFields: [],
      } as const;
      await services.management.unitOfWork.repositories.audit.append(
        toAuditRecord({ actor: { kind: 'anonymous' }, requestId: 'req_1', client: null }, failure, {
          clock: services.clock,
          randomBytes: ports.randomBytes,
        }),
      );
    });

    it.each(['platformAdmin', 'platformReader'] as const)(
      'shows a %s every organization and failed sign-ins',
      async (who) => {
        const { status, body } = await cast[who].get('/v1/admin/audit-log');
        expect(status).toBe(200);
        expect(body.data).toMatchObject([
          { actor: { kind: 'anonymous', user_id: null, via: null }, action: 'sign_in', outcome: 'failed' },
          { actor: { user_id: cast.owner.userId }, organization_id: cast.organizationId },
          { actor: { user_id: cast.stranger.userId } },
        ]);
      },
    );

    it('filters, also by organization, and by one that is deleted', async () => {
      const { organizationId, owner, platformReader } = cast;
      const failed = await platformReader.get('/v1/admin/audit-log?outcome=failed&action=sign_in');
      expect(failed.body.data).toMatchObject([{ error_code: 'sign_in_failed', organization_id: null }]);
      await management.database
        .sql`update organizations set deleted_at = ${management.now()} where id = ${organizationId}`;
      const ofOne = await platformReader.get(`/v1/admin/audit-log?organization_id=${organizationId}`);
      expect(ofOne.body.data).toMatchObject([{ action: 'team.create', actor: { user_id: owner.userId } }]);
      expect((await owner.get(`/v1/organizations/${organizationId}/audit-log`)).status).toBe(404);
    });
  });
});
