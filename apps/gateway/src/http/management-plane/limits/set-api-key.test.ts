import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PUT /v1/workspaces/{workspace_id}/api-keys/{key_id}/limits', () => {
  let cast: Cast;
  let keys: string;
  let path: string;
  let models: { readonly id: string; readonly name: string }[];
  beforeAll(async () => {
    cast = await management.addCast();
    keys = `/v1/workspaces/${await management.addWorkspace(cast.organizationId)}/api-keys`;
    path = `${keys}/${(await cast.member.post(keys, { name: 'Mine' })).body.id}/limits`;
    models = ['a', 'b'].map((name) => ({ id: crypto.randomUUID(), name: `${name}-${crypto.randomUUID()}` }));
    for (const { id, name } of models) {
      await management.database.sql`insert into models (id, name, owned_by, created_at)
        values (${id}, ${name}, 'test', ${management.now()})`;
      await management.database
        .sql`insert into model_aliases (name, model_id) values (${`alias-${name}`}, ${id})`;
    }
  });

  describe('200', () => {
    it('limits all requests of a key, and those to a model', async () => {
      const [one, other] = models;
      const body = {
        requests_per_minute: 10,
        models: [
          { model: other!.name, budgets: [{ amount_nano_usd: '4', period: 'day' }] },
          { model: one!.name, requests_per_minute: 2, tokens_per_minute: 50 },
        ],
      };
      const answer = await cast.member.put(path, body);
      expect(answer).toMatchObject({
        status: 200,
        body: {
          requests_per_minute: 10,
          models: [
            { model: one!.name, requests_per_minute: 2, tokens_per_minute: 50, budgets: [] },
            { model: other!.name, requests_per_minute: null, budgets: [{ amount_nano_usd: '4' }] },
          ],
        },
      });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.member.userId },
        action: 'api_key.limits.update',
        target: { kind: 'api_key', id: path.split('/').at(-2) },
        changedFields: ['models', 'requests_per_minute'],
      });
      expect((await cast.member.put(path, { models: body.models })).body.requests_per_minute).toBeNull();
      expect((await management.audit(cast.organizationId))[0]?.changedFields).toEqual([
        'requests_per_minute',
      ]);
    });

    it('stay when the key is rotated', async () => {
      await cast.member.put(path, { requests_per_minute: 11 });
      expect((await cast.member.post(path.replace('limits', 'rotate'), {})).status).toBe(200);
      expect((await cast.member.get(path)).body.requests_per_minute).toBe(11);
    });
  });

  describe('400', () => {
    it('limits no model that there is not, and none by an alias', async () => {
      for (const model of ['no-such-model', `alias-${models[0]!.name}`]) {
        expect(await cast.member.put(path, { models: [{ model, requests_per_minute: 1 }] })).toMatchObject({
          status: 400,
          body: { error: { code: 'invalid_parameter', param: 'models' } },
        });
      }
      const twice = [1, 2].map((rate) => ({ model: models[0]!.name, requests_per_minute: rate }));
      expect((await cast.member.put(path, { models: twice })).body.error).toMatchObject({ param: 'models' });
      expect((await cast.member.get(path)).body.models).toEqual([]);
    });
  });

  describe('404', () => {
    it("hides another user's key from a member", async () => {
      const made = await cast.admin.post(keys, { name: 'Theirs' });
      const theirs = `${keys}/${made.body.id}/limits`;
      expect((await cast.member.put(theirs, { requests_per_minute: 1 })).status).toBe(404);
      expect((await cast.admin.get(theirs)).body.requests_per_minute).toBeNull();
    });
  });

  describe('409', () => {
    it('changes nothing of a revoked key', async () => {
      const made = await cast.member.post(keys, { name: 'Revoked' });
      await cast.member.delete(`${keys}/${made.body.id}`);
      expect(await cast.member.put(`${keys}/${made.body.id}/limits`, {})).toMatchObject({
        status: 409,
        body: { error: { code: 'already_revoked' } },
      });
    });
  });
});
