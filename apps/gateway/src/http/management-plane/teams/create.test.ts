import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/organizations/{organization_id}/teams', () => {
  describe('201', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

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

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      [{}, 'missing_parameter', 'name'],
      [{ name: ' ' }, 'invalid_parameter', 'name'],
      [{ name: 'x'.repeat(101) }, 'invalid_parameter', 'name'],
      [{ name: 'a\u0007b' }, 'invalid_parameter', 'name'],
      [{ name: 'a\u200bb' }, 'invalid_parameter', 'name'],
      [{ name: 'a\u202eb' }, 'invalid_parameter', 'name'],
      [{ name: 'Good', description: 'x'.repeat(1_001) }, 'invalid_parameter', 'description'],
      [{ name: 'Good', members: [] }, 'invalid_parameter', 'members'],
    ])('refuses %j', async (body, code, param) => {
      const path = `/v1/organizations/${cast.organizationId}/teams`;
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

    it('takes names that differ only in case, in their composition or in spaces for one', async () => {
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const first = await cast.admin.post(path, { name: 'Équipe one' });
      expect(first.status).toBe(201);
      for (const name of ['équipe one', 'E\u0301quipe one', ' ÉQUIPE  ONE ']) {
        expect(await cast.admin.post(path, { name })).toMatchObject({
          status: 409,
          body: { error: { code: 'name_taken', param: 'name' } },
        });
      }
      const renamed = await cast.admin.patch(`${path}/${first.body.id}`, { name: 'équipe ONE' });
      expect(renamed).toMatchObject({ status: 200, body: { name: 'équipe ONE' } });
      await cast.admin.delete(`${path}/${first.body.id}`);
    });

    it('lets exactly one of a hundred at once have a name', async () => {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () =>
          cast.admin.post(`/v1/organizations/${cast.organizationId}/teams`, { name: 'Research' }),
        ),
      );
      const refused = answers.filter(({ status }) => status !== 201);
      expect(refused).toHaveLength(99);
      for (const { status, body } of refused) {
        expect({ status, error: body.error }).toMatchObject({
          status: 409,
          error: { type: 'conflict_error', code: 'name_taken', param: 'name' },
        });
      }
      const created = (await management.audit(cast.organizationId)).filter(
        ({ target }) => target?.id === answers.find(({ status }) => status === 201)?.body.id,
      );
      expect(created).toHaveLength(1);
    });
  });
});
