import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/organizations/{organization_id}/audit-log, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    ['actor', 'actor=me'],
    ['action', 'action=team.create%27--'],
    ['target', 'target=%00'],
    ['outcome', 'outcome=secret'],
    ['since', 'since=yesterday'],
    ['until', 'until=2026-01-15'],
    ['actor', 'actor=a&actor=b'],
    ['format', 'format=csv'],
    ['organization_id', 'organization_id=019bc0de-0000-7000-8000-00000000a001'],
    ['cursor', 'cursor=bWVhZG93'],
  ])('names the parameter at fault: %s', async (param, query) => {
    const answer = await cast.owner.get(`/v1/organizations/${cast.organizationId}/audit-log?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
  });
});
