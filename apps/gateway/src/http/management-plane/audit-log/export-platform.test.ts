import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/admin/audit-log/export', () => {
  describe('200', () => {
    it('has every organization, begins with the export itself, and is recorded as one of the platform', async () => {
      const { organizationId, owner, platformReader } = await management.addCast();
      const elsewhere = await management.addOrganization([[owner, 'owner']]);
      for (const id of [organizationId, elsewhere]) {
        await owner.post(`/v1/organizations/${id}/teams`, { name: 'Field' });
      }
      const { status, headers, body } = await platformReader.get('/v1/admin/audit-log/export?format=json');
      expect(status).toBe(200);
      expect(headers.get('content-disposition')).toBe('attachment; filename="audit-log.json"');
      expect(body.slice(0, 3)).toMatchObject([
        {
          actor: { user_id: platformReader.userId },
          action: 'platform.audit.export',
          organization_id: null,
          target: { kind: 'audit_log', id: 'platform' },
        },
        { action: 'team.create', organization_id: elsewhere },
        { action: 'team.create', organization_id: organizationId },
      ]);
    });
  });
});
