import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/organizations/{organization_id}/workspaces', () => {
  describe('201', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

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
        routing_policy: null,
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

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      [{}, 'missing_parameter', 'name'],
      [{ name: '  ' }, 'invalid_parameter', 'name'],
      [{ name: 'x'.repeat(101) }, 'invalid_parameter', 'name'],
      [{ name: 'two\nlines' }, 'invalid_parameter', 'name'],
      [{ name: 'Good', description: 'x'.repeat(1_001) }, 'invalid_parameter', 'description'],
      [{ name: 'Good', organization_id: 'mine' }, 'invalid_parameter', 'organization_id'],
    ])('refuses %j', async (body, code, param) => {
      const path = `/v1/organizations/${cast.organizationId}/workspaces`;
      const answer = await cast.admin.post(path, body);
      expect(answer).toMatchObject({ status: 400, body: { error: { code, param } } });
      expect((await cast.admin.get(path)).body.data).toEqual([]);
    });
  });

  describe('409', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('lets exactly one of a hundred at once have a name', async () => {
      const path = `/v1/organizations/${cast.organizationId}/workspaces`;
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => cast.admin.post(path, { name: 'Production' })),
      );
      const refused = answers.filter(({ status }) => status !== 201);
      expect(refused).toHaveLength(99);
      for (const { status, body } of refused) {
        expect({ status, error: body.error }).toMatchObject({
          status: 409,
          error: { type: 'conflict_error', code: 'name_taken', param: 'name' },
        });
      }
      expect((await cast.admin.get(path)).body.data).toHaveLength(1);
      expect(await management.audit(cast.organizationId)).toHaveLength(1);
    });
  });
});
