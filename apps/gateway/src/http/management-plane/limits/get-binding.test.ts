import type { ApiKeyId, ModelId, TeamId, WorkspaceId } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import { PostgresUsageStore } from '@weir/postgres';
import { aUsageRecord } from '@weir/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
const DAY_MS = 86_400_000;

describe('GET /v1/workspaces/{workspace_id}/api-keys/{key_id}/binding-limit', () => {
  let cast: Cast;
  let workspaceId: WorkspaceId;
  let keyId: ApiKeyId;
  let path: string;
  beforeEach(async () => {
    cast = await management.addCast();
    workspaceId = await management.addWorkspace(cast.organizationId);
    keyId = (await addApiKey(management, workspaceId, cast.member.userId)).id;
    path = `/v1/workspaces/${workspaceId}/api-keys/${keyId}/binding-limit`;
  });
  const set = async (of: string, limits: object, person = cast.owner) =>
    expect((await person.put(`${of}/limits`, limits)).status).toBe(200);
  const budget = (amount_nano_usd: string, period = 'total') => ({ budgets: [{ amount_nano_usd, period }] });
  const spend = (costNanoUsd: bigint, daysAgo: number, also: Partial<UsageRecord> = {}) =>
    new PostgresUsageStore(management.database).insert([
      aUsageRecord({
        requestId: crypto.randomUUID() as UsageRecord['requestId'],
        organizationId: cast.organizationId,
        workspaceId,
        apiKeyId: keyId,
        userId: cast.member.userId,
        modelId: cast.organizationId as string as ModelId,
        startedAt: new Date(
          Math.floor(management.now().getTime() / DAY_MS) * DAY_MS - daysAgo * DAY_MS + 3_600_000,
        ),
        costNanoUsd,
        ...also,
      }),
    ]);

  describe('200', () => {
    it('shows a key without a limit of its own what binds it, and who may change that', async () => {
      const organization = `/v1/organizations/${cast.organizationId}`;
      await set(organization, { ...budget('9000'), requests_per_minute: 60 });
      await set(`/v1/admin${organization.slice(3)}`, budget('8000'), cast.platformAdmin);
      await set(`/v1/workspaces/${workspaceId}`, budget('7000'));
      await set(`${organization}/members/${cast.member.userId}`, budget('10000', 'month'));
      await spend(1_000n, 0);
      const { status, body } = await cast.member.get(path);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        api_key_id: keyId,
        limits: [
          {
            scope: 'workspace',
            scope_id: workspaceId,
            set_by: 'organization',
            kind: 'budget',
            period: 'total',
            amount: '7000',
            used: '1000',
            reserved: '0',
            remaining: '6000',
            part_left: 0.8571,
            resets_at: null,
            change: { action: 'workspace.limits.update', allowed: false },
            pace: null,
          },
          { scope: 'organization', kind: 'requests_per_minute', part_left: 1, pace: null },
        ],
      });
      expect((await cast.owner.get(path)).body.limits[0].change.allowed).toBe(true);

      await set(`/v1/admin${organization.slice(3)}`, budget('3000'), cast.platformAdmin);
      const change = { action: 'platform.limits.update', allowed: false };
      expect((await cast.owner.get(path)).body.limits[0]).toMatchObject({
        ...{ scope: 'organization', set_by: 'platform', amount: '3000', remaining: '2000', change },
      });
      expect((await cast.platformAdmin.get(path)).body.limits[0].change.allowed).toBe(true);

      await set(`/v1/workspaces/${workspaceId}/api-keys/${keyId}`, budget('1500', 'month'), cast.member);
      expect((await cast.member.get(path)).body.limits[0]).toMatchObject({
        scope: 'api_key',
        remaining: '500',
        resets_at: expect.stringMatching(/^\d{4}-/),
        change: { action: 'api_key.limits.update', allowed: true },
      });
    });

    it('shows the credit as what binds, when the least of it is left', async () => {
      const credits = `/v1/admin/organizations/${cast.organizationId}/credits/entries`;
      const entry = { kind: 'grant', amount_nano_usd: '5000', reason: 'Trial' };
      expect((await cast.platformAdmin.post(credits, entry)).status).toBe(201);
      await set(`/v1/organizations/${cast.organizationId}`, budget('9000'));
      expect((await cast.member.get(path)).body.limits).toMatchObject([
        { kind: 'credit', set_by: 'platform', amount: '5000', change: { action: 'platform.credits.enter' } },
      ]);
    });

    it('tells how long a budget lasts by the last whole days, and how far off that may be', async () => {
      await set(`/v1/workspaces/${workspaceId}`, budget('10000', 'year'));
      await spend(100n, 2);
      await spend(100n, 1);
      expect((await cast.member.get(path)).body.limits[0].pace).toBeNull();
      await spend(130n, 3);
      await spend(30n, 3);
      await spend(40n, 0);
      const [{ pace, remaining }] = (await cast.member.get(path)).body.limits;
      expect(remaining).toBe('9600');
      expect(pace).toMatchObject({
        per_day: '120',
        days_left: 80,
        from_days: 3,
        resets_first: expect.any(Boolean),
      });
      expect(pace.days_left_low).toBeLessThan(80);
      expect(pace.days_left_high).toBeGreaterThan(80);
    });

    it('tells how long the budget of a team lasts, to the nano-dollar', async () => {
      const { owner, member, organizationId } = cast;
      const teams = `/v1/organizations/${organizationId}/teams`;
      const teamId = (await owner.post(teams, { name: 'Search' })).body.id as TeamId;
      expect((await owner.put(`${teams}/${teamId}/members/${member.userId}`, {})).status).toBeLessThan(300);
      await set(`${teams}/${teamId}`, budget('100000', 'year'));
      for (const daysAgo of [1, 2, 3]) await spend(1_000n + BigInt(daysAgo), daysAgo, { teamId });
      await spend(7n, 1);
      const [limit] = (await member.get(path)).body.limits;
      expect(limit).toMatchObject({
        ...{ scope: 'team', remaining: '96994' },
        pace: { per_day: '1002', days_left: 96.8, from_days: 3 },
      });
    });

    it('lists nothing where nothing binds: soft limits only alert, and test keys cost nothing', async () => {
      expect((await cast.member.get(path)).body.limits).toEqual([]);
      await set(`/v1/workspaces/${workspaceId}`, {
        budgets: [{ amount_nano_usd: '1', period: 'day', hard: false }],
      });
      expect((await cast.member.get(path)).body.limits).toEqual([]);
      await set(`/v1/workspaces/${workspaceId}`, budget('1'));
      expect((await cast.member.get(path)).body.limits).toHaveLength(1);
      await management.database.sql`update api_keys set mode = 'test' where id = ${keyId}`;
      expect((await cast.member.get(path)).body.limits).toEqual([]);
    });
  });

  describe('404', () => {
    it("hides another member's key, and a key of another workspace", async () => {
      const other = await addApiKey(management, workspaceId, cast.admin.userId);
      expect((await cast.member.get(path.replace(keyId, other.id))).status).toBe(404);
      const elsewhere = await management.addWorkspace(cast.organizationId, 'Elsewhere');
      expect((await cast.owner.get(path.replace(workspaceId, elsewhere))).status).toBe(404);
    });
  });
});
