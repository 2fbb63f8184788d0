import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/workspaces, 201', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('makes a workspace and records who made it', async () => {
    const { organizationId, admin, member } = cast;
    const answer = await admin.post(`/v1/organizations/${organizationId}/workspaces`, {
      name: ' Production ',
      description: 'What customers use.',
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { organization_id: organizationId, name: 'Production', description: 'What customers use.' },
    });
    expect(await member.get(`/v1/workspaces/${answer.body.id}`)).toMatchObject({
      status: 200,
      body: answer.body,
    });
    expect((await member.get(`/v1/workspaces/${answer.body.id}/settings`)).body).toEqual({
      allowed_models: null,
    });
    expect((await management.audit(organizationId))[0]).toMatchObject({
      actor: { kind: 'user', userId: admin.userId },
      action: 'workspace.create',
      outcome: 'succeeded',
      target: { kind: 'workspace', id: answer.body.id },
    });
  });

  it('allows the name of a deleted one, and of one in another organization', async () => {
    const other = await management.addOrganization([[cast.owner, 'owner']]);
    const path = `/v1/organizations/${cast.organizationId}/workspaces`;
    const first = await cast.owner.post(path, { name: 'Again' });
    await cast.owner.delete(`/v1/workspaces/${first.body.id}`);
    expect(await cast.owner.post(path, { name: 'Again' })).toMatchObject({
      status: 201,
      body: { name: 'Again', description: null },
    });
    const elsewhere = await cast.owner.post(`/v1/organizations/${other}/workspaces`, { name: 'Again' });
    expect(elsewhere.status).toBe(201);
  });
});
