import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/teams, 201', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('makes a team and records who made it', async () => {
    const { organizationId, admin } = cast;
    const answer = await admin.post(`/v1/organizations/${organizationId}/teams`, {
      name: '  Research ',
      description: 'Reads and writes.',
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { organization_id: organizationId, name: 'Research', description: 'Reads and writes.' },
    });
    expect(await admin.get(`/v1/organizations/${organizationId}/teams/${answer.body.id}`)).toMatchObject({
      status: 200,
      body: answer.body,
    });
    expect((await management.audit(organizationId))[0]).toMatchObject({
      actor: { kind: 'user', userId: admin.userId, via: 'session' },
      action: 'team.create',
      outcome: 'succeeded',
      target: { kind: 'team', id: answer.body.id },
      requestId: answer.headers.get('x-request-id'),
      ipAddress: null,
      userAgent: null,
    });
  });

  it('allows the same name in another organization', async () => {
    const other = await management.addOrganization([[cast.owner, 'owner']]);
    for (const organizationId of [cast.organizationId, other]) {
      const answer = await cast.owner.post(`/v1/organizations/${organizationId}/teams`, {
        name: 'Everywhere',
      });
      expect(answer.status).toBe(201);
    }
  });
});
