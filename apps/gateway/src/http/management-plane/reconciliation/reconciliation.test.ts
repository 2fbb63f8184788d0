import { Agreement, Reconciliation } from '@weir/contracts/reconciliation';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addUsage, type UsageScene } from '../../../../test/management-plane/add-usage.ts';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const PATH = '/v1/admin/reconciliation';
let management: OwnTestManagement;
let scene: UsageScene;
beforeAll(async () => {
  management = await startTestManagement();
  scene = await addUsage(management);
});
afterAll(() => management?.stop());

/** The result of a comparison that is started now. */
async function compared() {
  const begun = await scene.platformAdmin.post(PATH);
  expect(begun.status).toBe(202);
  Reconciliation.parse(begun.body);
  return vi.waitFor(
    async () => {
      const { body } = await scene.platformReader.get(PATH);
      expect(body.running).toBeNull();
      expect(body.last.id).toBe(begun.body.running.id);
      return Reconciliation.parse(body);
    },
    { timeout: 30_000, interval: 50 },
  );
}

const agreement = () => scene.member.get(`/v1/organizations/${scene.organizationId}/usage/agreement`);

describe('POST /v1/admin/reconciliation', () => {
  describe('202', () => {
    it('compares, says since when all agrees, and what does not', async () => {
      expect((await agreement()).body).toMatchObject({ agrees: null, checked_at: null });
      const first = await compared();
      expect(first).toMatchObject({ agrees: true, last: { status: 'agrees', differences: 0 } });
      expect(first.last!.records).toBeGreaterThanOrEqual(6);
      expect(first.last!.days_done).toBe(first.last!.days);
      const second = await compared();
      expect(second.agreed_since).toBe(first.last!.started_at);
      expect(second.checked_at).toBe(second.last!.started_at);

      const { database } = management;
      const { organizationId } = scene;
      await database.sql`
        update usage_rollups set requests = requests + 1
        where ctid = (select ctid from usage_rollups where organization_id = ${organizationId} limit 1)`;
      const third = await compared();
      expect(third).toMatchObject({ agrees: false, agreed_since: null, last: { status: 'differs' } });
      expect(third.last!.examples[0]).toMatchObject({
        of: 'rollup',
        key: { organization_id: organizationId },
        columns: { requests: { expected: '1', found: '2' } },
      });
      const { status, body } = await agreement();
      expect({ status, agrees: Agreement.parse(body).agrees }).toEqual({ status: 200, agrees: false });
      const elsewhere = await management.addOrganization([[scene.stranger, 'owner']]);
      const other = await scene.stranger.get(`/v1/organizations/${elsewhere}/usage/agreement`);
      expect(other.body).toMatchObject({ agrees: true, agreed_since: first.last!.started_at });
    });

    it('is the one that runs, where one runs in another gateway; one that is silent has failed', async () => {
      const { database } = management;
      const id = crypto.randomUUID();
      const at = new Date(Date.now() + 1_000);
      await database.sql`
        insert into reconciliations (id, status, started_at, updated_at) values (${id}, 'running', ${at}, ${at})`;
      const { body } = await scene.platformAdmin.post(PATH);
      expect(body.running.id).toBe(id);
      await database.sql`
        update reconciliations set updated_at = now() - interval '21 minutes', started_at = now() where id = ${id}`;
      expect((await compared()).last!.status).toBe('differs');
      const [silent] = await database.sql`select status, error_code from reconciliations where id = ${id}`;
      expect(silent).toEqual({ status: 'failed', error_code: 'interrupted' });
    });
  });
});

describe('GET /v1/admin/reconciliation', () => {
  describe('200', () => {
    it('is for platform readers', async () => {
      expect((await scene.platformReader.get(PATH)).status).toBe(200);
    });
  });
});

describe('POST /v1/admin/reconciliation/cancel', () => {
  describe('202', () => {
    it('has the one that runs end, and changes nothing where none does', async () => {
      const { database } = management;
      expect((await scene.platformAdmin.post(`${PATH}/cancel`)).body.running).toBeNull();
      const id = crypto.randomUUID();
      const at = new Date(Date.now() + 2_000);
      await database.sql`
        insert into reconciliations (id, status, started_at, updated_at) values (${id}, 'running', ${at}, ${at})`;
      const cancelled = await scene.platformAdmin.post(`${PATH}/cancel`);
      expect(cancelled).toMatchObject({ status: 202, body: { running: { id } } });
      const { reconciliations } = management.composition.services.management.unitOfWork.repositories;
      const progress = { days: 3, daysDone: 1, differences: 0, examples: [] };
      expect(await reconciliations.progress(id as never, progress, at)).toBe(false);
      await database.sql`delete from reconciliations where id = ${id}`;
    });
  });
});

describe('GET /v1/organizations/{organization_id}/usage/agreement', () => {
  describe('200', () => {
    it('is for members', async () => {
      expect((await agreement()).status).toBe(200);
    });
  });
  describe('404', () => {
    it('is for strangers', async () => {
      const path = `/v1/organizations/${scene.organizationId}/usage/agreement`;
      expect((await scene.stranger.get(path)).status).toBe(404);
    });
  });
});
