import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/organizations/{organization_id}/audit-log, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each(['', '/export'])('refuses a member: audit-log%s', async (path) => {
    const answer = await cast.member.get(`/v1/organizations/${cast.organizationId}/audit-log${path}`);
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
    expect(answer.headers.get('content-disposition')).toBeNull();
  });

  it.each(['owner', 'stranger'] as const)('keeps the platform from an %s', async (who) => {
    for (const path of ['/v1/admin/audit-log', '/v1/admin/audit-log/export']) {
      const answer = await cast[who].get(`${path}?organization_id=${cast.organizationId}`);
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
    }
  });

  it('records who tried to export', async () => {
    const refused = (await management.audit()).filter(({ outcome }) => outcome === 'refused');
    expect(refused.map(({ action }) => action).sort()).toEqual([
      'audit.export',
      'platform.audit.export',
      'platform.audit.export',
    ]);
  });
});
