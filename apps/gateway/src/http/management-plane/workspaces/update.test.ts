import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/workspaces/{workspace_id}', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('changes what is given, clears what is null and leaves the rest', async () => {
      const { organizationId, admin } = cast;
      const made = await admin.post(`/v1/organizations/${organizationId}/workspaces`, {
        name: 'Before',
        description: 'Old.',
      });
      const path = `/v1/workspaces/${made.body.id}`;
      expect((await admin.patch(path, { name: 'After' })).body).toEqual({ ...made.body, name: 'After' });
      expect((await management.audit(organizationId))[0]).toMatchObject({
        action: 'workspace.update',
        target: { kind: 'workspace', id: made.body.id },
        changedFields: ['name'],
      });
      expect(await admin.patch(path, { description: null })).toMatchObject({
        status: 200,
        body: { name: 'After', description: null },
      });
      expect((await admin.get(path)).body).toEqual({ ...made.body, name: 'After', description: null });
    });

    it('leaves the allowed models alone', async () => {
      const id = await management.addWorkspace(cast.organizationId, 'Limited');
      await cast.admin.patch(`/v1/workspaces/${id}/settings`, { allowed_models: ['small'] });
      await cast.admin.patch(`/v1/workspaces/${id}`, { name: 'Still limited' });
      expect((await cast.admin.get(`/v1/workspaces/${id}/settings`)).body).toEqual({
        allowed_models: ['small'],
        routing_policy: null,
      });
    });

    it('loses nothing of changes at once', async () => {
      const id = await management.addWorkspace(cast.organizationId, 'Busy');
      const path = `/v1/workspaces/${id}`;
      for (let round = 0; round < 20; round++) {
        await Promise.all([
          cast.admin.patch(path, { name: `Name ${round}` }),
          cast.owner.patch(path, { description: `Description ${round}` }),
          cast.admin.patch(`${path}/settings`, { allowed_models: [`model-${round}`] }),
        ]);
        const [workspace, settings] = [await cast.admin.get(path), await cast.admin.get(`${path}/settings`)];
        expect({ ...workspace.body, ...settings.body }).toMatchObject({
          name: `Name ${round}`,
          description: `Description ${round}`,
          allowed_models: [`model-${round}`],
        });
      }
    });
  });

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      [{ name: null }, 'invalid_parameter', 'name'],
      [{ name: '' }, 'invalid_parameter', 'name'],
      [{ description: 7 }, 'invalid_parameter', 'description'],
      [{ allowed_models: ['small'] }, 'invalid_parameter', 'allowed_models'],
      [{ deleted_at: null }, 'invalid_parameter', 'deleted_at'],
    ])('refuses %j and changes nothing', async (body, code, param) => {
      const id = await management.addWorkspace(cast.organizationId, `W ${JSON.stringify(body)}`);
      const before = await cast.admin.get(`/v1/workspaces/${id}`);
      const answer = await cast.admin.patch(`/v1/workspaces/${id}`, body);
      expect(answer).toMatchObject({ status: 400, body: { error: { code, param } } });
      expect((await cast.admin.get(`/v1/workspaces/${id}`)).body).toEqual(before.body);
    });
  });

  describe('409', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('does not give a workspace the name of another', async () => {
      await management.addWorkspace(cast.organizationId, 'Taken');
      const id = await management.addWorkspace(cast.organizationId, 'Free');
      const answer = await cast.admin.patch(`/v1/workspaces/${id}`, { name: 'Taken' });
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'name_taken', param: 'name' } } });
      expect((await cast.admin.get(`/v1/workspaces/${id}`)).body.name).toBe('Free');
      expect(await management.audit(cast.organizationId)).toEqual([]);
    });
  });
});
