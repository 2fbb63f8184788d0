import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addUsage, type UsageScene, usagePaths } from '../../../../test/management-plane/add-usage.ts';
import type { Person } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { toUsageRecordJson } from '../../../usage-record-json.ts';

const RECORDS = 3_000;

const management = await sharedTestManagement();
let scene: UsageScene;
let paths: ReturnType<typeof usagePaths>;
beforeAll(async () => {
  scene = await addUsage(management);
  paths = usagePaths(scene);
});
afterEach(() => vi.restoreAllMocks());

async function linesOf(person: Person, path: string, query = ''): Promise<string[]> {
  const { status, body } = await person.get(`${path}/export?format=jsonl${query}`);
  expect(status).toBe(200);
  return body
    .split('\n')
    .slice(0, -1)
    .map((line: string) => JSON.parse(line).request_id);
}

describe('GET /v1/organizations/{organization_id}/usage/export', () => {
  describe('200', () => {
    it('is a file of JSON lines, newest first, and an entry of the audit log', async () => {
      const { body, headers } = await scene.owner.get(`${paths.organization}/export?format=jsonl`);
      expect(headers.get('content-type')).toBe('application/x-ndjson');
      expect(headers.get('content-disposition')).toBe('attachment; filename="usage.jsonl"');
      expect(headers.get('cache-control')).toBe('no-store');
      const expected = scene.records.map((record) => `${JSON.stringify(toUsageRecordJson(record))}\n`);
      expect(body).toBe(expected.join(''));
      expect((await management.audit(scene.organizationId))[0]).toMatchObject({
        action: 'usage.export',
        outcome: 'succeeded',
        actor: { userId: scene.owner.userId },
        target: { kind: 'usage', id: scene.organizationId },
      });
    });

    it('is CSV that no spreadsheet runs', async () => {
      const { body, headers } = await scene.admin.get(`${paths.organization}/export`);
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
      const [titles, ...lines] = body.split('\r\n');
      expect(titles).toMatch(/^record_id,request_id,organization_id,workspace_id,api_key_id,user_id,/);
      expect(titles).toMatch(/,input_tokens,cached_input_tokens,.*,cost_nano_usd,ttft_us,.*,itl_mean_us,/);
      expect(lines).toHaveLength(7);
      expect(lines[1]).toContain(`,'@ada,"{""team"":""search""}"`);
      expect(lines[2]).toContain(",'=brook(),");
      for (const line of lines.slice(0, -1)) {
        expect(line.match(/(?:"(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!.length - 1).toBe(titles.split(',').length);
      }
    });

    it('has what filters let through, and for members their own', async () => {
      expect(await linesOf(scene.owner, paths.organization, '&ending=client_disconnected')).toEqual([
        'req_2',
      ]);
      expect(await linesOf(scene.member, paths.organization)).toEqual(['req_0', 'req_3']);
      expect(await linesOf(scene.owner, paths.organization, '&model=none')).toEqual([]);
    });

    describe('of many records', () => {
      let many: UsageScene;
      beforeAll(async () => {
        many = await addUsage(management);
        await management.database.sql`
          insert into usage_records
          select other.* from usage_records record, generate_series(1, ${RECORDS}::integer) number,
            jsonb_populate_record(record, jsonb_build_object('request_id', gen_random_uuid(),
              'client_request_id', 'more ' || number, 'error_code', repeat('x', 2000))) other
          where record.organization_id = ${many.organizationId} and record.client_request_id = 'req_5'`;
      });
      const open = () =>
        new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
          const url = `${management.origin}${usagePaths(many).organization}/export?format=jsonl`;
          request(url, { headers: { ...many.owner.credentials } }, resolve)
            .on('error', reject)
            .end();
        });
      const reads = () =>
        vi.spyOn(management.composition.services.management.unitOfWork.repositories.usageReports, 'records')
          .mock.calls;

      it('has each of them once, and waits for a client that does not read', async () => {
        const calls = reads();
        const slow = await open();
        slow.pause();
        const whole = (await text(await open())).split('\n').slice(0, -1);
        const ids = whole.map((line) => JSON.parse(line).record_id);
        expect(new Set(ids).size).toBe(RECORDS + 6);
        const ofSlow = calls.length - Math.ceil((RECORDS + 6) / 500);
        expect(ofSlow).toBeLessThan(RECORDS / 500);
        expect((await text(slow)).split('\n')).toHaveLength(RECORDS + 7);
        expect(calls.map(([, limit]) => limit)).toEqual(calls.map(() => 500));
      });
    });
  });
});

describe('GET /v1/workspaces/{workspace_id}/usage/export', () => {
  describe('200', () => {
    it('is of the workspace', async () => {
      expect(await linesOf(scene.owner, paths.workspace)).toHaveLength(6);
    });
  });
});

describe('GET /v1/workspaces/{workspace_id}/api-keys/{key_id}/usage/export', () => {
  describe('200', () => {
    it('is of the key', async () => {
      expect(await linesOf(scene.member, paths.apiKey)).toEqual(['req_0', 'req_3']);
    });
  });
});

describe('GET /v1/organizations/{organization_id}/members/{user_id}/usage/export', () => {
  describe('200', () => {
    it('is of the member', async () => {
      expect(await linesOf(scene.owner, paths.member)).toEqual(['req_0', 'req_3']);
    });
  });
});

describe('GET /v1/users/me/usage/export', () => {
  describe('200', () => {
    it('is of my keys', async () => {
      expect(await linesOf(scene.admin, paths.me)).toEqual(['req_4']);
    });
  });
});

describe('GET /v1/admin/usage/export', () => {
  describe('200', () => {
    it('is of everybody, and recorded for the platform', async () => {
      const own = `&organization_id=${scene.organizationId}`;
      expect(await linesOf(scene.platformReader, paths.platform, own)).toHaveLength(6);
      const [entry] = await management.audit();
      expect(entry).toMatchObject({
        action: 'platform.usage.export',
        target: { kind: 'usage', id: 'platform' },
      });
    });
  });
});
