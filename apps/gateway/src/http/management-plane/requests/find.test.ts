import { FoundRequest } from '@weir/contracts/requests';
import type { LimitId } from '@weir/domain/limits';
import { PostgresRefusalStore, PostgresUsageStore } from '@weir/postgres';
import { aUsageRecord } from '@weir/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { addUsage, type UsageScene } from '../../../../test/management-plane/add-usage.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { toUsageRecordJson } from '../../../usage-record-json.ts';

const management = await sharedTestManagement();
let scene: UsageScene;
let path: string;
/** Ids that clients made: they are of the scene alone. */
let given: (n: number) => string;
beforeAll(async () => {
  scene = await addUsage(management);
  path = `/v1/organizations/${scene.organizationId}/requests`;
  given = (n) => `${scene.organizationId}.${n}`;
  const { database } = management;
  await database.sql`
    update usage_records set client_request_id = ${scene.organizationId} || '.' || substr(client_request_id, 5)
    where organization_id = ${scene.organizationId}`;
});

const madeAt = (ms: number) => {
  const hex = ms.toString(16).padStart(12, '0');
  return `req_${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${crypto.randomUUID().slice(24)}`;
};

describe('GET /v1/organizations/{organization_id}/requests/{request_id}', () => {
  describe('200', () => {
    it('has the record with its timeline, the parts of its first token, and the shape of its stream', async () => {
      const record = { ...scene.records[0]!, clientRequestId: given(0) };
      const byRecord = await scene.owner.get(`${path}/${record.requestId}`);
      const byClient = await scene.owner.get(`${path}/${given(0)}`);
      expect(byRecord.status).toBe(200);
      expect(byRecord.body).toEqual(byClient.body);
      FoundRequest.parse(byRecord.body);
      const { kind, record: shown, timeline, ttft, stream, attempts } = byRecord.body;
      expect({ kind, shown }).toEqual({ kind: 'record', shown: toUsageRecordJson(record) });
      expect(timeline.map(({ step }: { step: string }) => step)).toContain('admitted');
      expect(timeline.at(-1).step).toBe('recorded');
      expect(ttft.total_us).toBe(ttft.client_us + ttft.earlier_attempts_us + ttft.upstream_us + ttft.weir_us);
      expect(stream.slices[0].start_us).toBe(200_000);
      // Names of connections are the platform's.
      expect(attempts).toEqual([{ connection_name: null, breaker: null }]);
    });

    it('finds ids that Weir made at their time, and the latest of those that a client sent twice', async () => {
      const atMs = Math.floor(management.now().getTime()) - 7_200_000;
      const of = { organizationId: scene.organizationId, workspaceId: scene.workspaceId };
      const made = madeAt(atMs);
      const records = [
        aUsageRecord({ ...of, clientRequestId: made, startedAt: new Date(atMs + 1) }),
        aUsageRecord({ ...of, clientRequestId: given(9), startedAt: new Date(atMs - 60_000) }),
        aUsageRecord({ ...of, clientRequestId: given(9), startedAt: new Date(atMs) }),
      ].map((record) => ({ ...record, requestId: crypto.randomUUID() as typeof record.requestId }));
      await new PostgresUsageStore(management.database).insert(records);
      const found = async (id: string) => (await scene.owner.get(`${path}/${id}`)).body.record.record_id;
      expect(await found(made)).toBe(records[0]!.requestId);
      expect(await found(given(9))).toBe(records[2]!.requestId);
    });

    it('says why a request was refused: every limit that was looked at, and who may change it', async () => {
      const { organizationId, owner, keys } = scene;
      const limits = await owner.put(`/v1/organizations/${organizationId}/limits`, {
        requests_per_minute: 3,
      });
      expect(limits.status).toBe(200);
      const [stored] = await management.database.sql<{ id: LimitId }[]>`
        select id from limits where organization_id = ${organizationId}`;
      const at = management.now();
      const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
      const common = { scopeId: organizationId, modelId: null, period: null, reserved: 0n, resetsAtMs: null };
      const refusal = {
        ...{ minute, key: { id: keys.member, organizationId }, count: 40, firstAt: at, lastAt: at },
        ...{ code: 'requests_per_minute_exceeded', scope: 'organization', limit: 3n, observed: 3n },
        ...{ resetsAt: at, operation: 'chat', model: 'meadow' },
        ...{ requestId: `${organizationId}.last`, requestIds: [`${organizationId}.first`] },
        limits: [
          {
            ...{ ...common, id: stored!.id, scope: 'organization', kind: 'requests_per_minute' },
            ...{ amount: 3n, used: 3n, refuses: true },
          },
          {
            ...{ ...common, id: crypto.randomUUID(), scope: 'api_key', scopeId: keys.member, kind: 'budget' },
            ...{ period: 'month', amount: 2n ** 60n, used: null, reserved: null, refuses: false },
          },
        ],
      };
      await new PostgresRefusalStore(management.database).add([refusal]);
      const { status, body } = await scene.member.get(`${path}/${organizationId}.first`);
      expect(status).toBe(200);
      FoundRequest.parse(body);
      expect(body).toMatchObject({
        kind: 'refusal',
        is_last: false,
        refusal: {
          ...{ count: 40, code: 'requests_per_minute_exceeded', request_id: `${organizationId}.last` },
          limits: [
            { kind: 'requests_per_minute', amount: '3', used: '3', refuses: true },
            { kind: 'budget', period: 'month', amount: `${2n ** 60n}`, used: null, refuses: false },
          ],
        },
        limits: [
          { set_by: 'organization', change: { action: 'organization.limits.update', allowed: false } },
          { set_by: 'organization', change: { action: 'api_key.limits.update', allowed: true } },
        ],
      });
      const last = await scene.owner.get(`${path}/${organizationId}.last`);
      expect(last.body.is_last).toBe(true);
      expect(last.body.limits[0].change.allowed).toBe(true);
    });
  });

  describe('404', () => {
    it('is for requests of keys that are not the member’s own', async () => {
      const answers = await Promise.all([0, 1, 2, 3, 4].map((n) => scene.member.get(`${path}/${given(n)}`)));
      expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 200, 404]);
      expect((await scene.member.get(`${path}/${scene.records[1]!.requestId}`)).status).toBe(404);
    });

    it('is for another organization, also where somebody chose the id of one of its requests', async () => {
      const elsewhere = await management.addOrganization([[scene.stranger, 'owner']]);
      const foreign = `/v1/organizations/${elsewhere}/requests`;
      for (const id of [given(0), scene.records[0]!.requestId]) {
        expect((await scene.stranger.get(`${foreign}/${id}`)).status).toBe(404);
      }
      await new PostgresUsageStore(management.database).insert([
        aUsageRecord({
          requestId: crypto.randomUUID() as never,
          clientRequestId: given(0),
          organizationId: elsewhere,
          startedAt: management.now(),
        }),
      ]);
      const { body } = await scene.owner.get(`${path}/${given(0)}`);
      expect(body.record.record_id).toBe(scene.records[0]!.requestId);
    });

    it.each(['nothing', '%27%20or%20true--', '%00', 'x'.repeat(200), '%25', `req_${'f'.repeat(36)}`])(
      'is for %s',
      async (id) => {
        expect((await scene.owner.get(`${path}/${id}`)).status).toBe(404);
      },
    );
  });
});

describe('GET /v1/admin/requests/{request_id}', () => {
  describe('200', () => {
    it('is of anybody', async () => {
      const { status, body } = await scene.platformReader.get(`/v1/admin/requests/${given(1)}`);
      expect({ status, id: body.record.record_id }).toEqual({ status: 200, id: scene.records[1]!.requestId });
    });
  });
  describe('404', () => {
    it('is for what nobody has', async () => {
      expect((await scene.platformReader.get('/v1/admin/requests/nothing')).status).toBe(404);
    });
  });
});
