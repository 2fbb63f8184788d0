import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { DomainError } from '@weir/domain/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Cast,
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const RECORDS = 20_000;

const BATCHES = Math.ceil((RECORDS + 1) / 500);

const FORMULA = '=HYPERLINK("http://evil.example","x")';

describe('GET /v1/organizations/{organization_id}/audit-log/export', () => {
  describe('200', () => {
    let management: OwnTestManagement;
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      management = await startTestManagement({ AUDIT_CLIENT_INFO: '1' });
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/audit-log`;
    });
    afterEach(() => vi.restoreAllMocks());
    afterAll(() => management.stop());
    const callsOfList = () =>
      vi.spyOn(management.composition.services.management.unitOfWork.repositories.audit, 'list').mock.calls;

    it('is a file of everything, newest first, beginning with the export itself', async () => {
      const teams = `/v1/organizations/${cast.organizationId}/teams`;
      await cast.admin.post(teams, { name: 'Field' }, { 'user-agent': FORMULA, 'x-request-id': '-1' });
      const answer = await cast.owner.get(`${path}/export?format=json`, { 'user-agent': 'test' });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/json');
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit-log.json"');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-request-id')).toBe(answer.body[0].request_id);
      const { data } = (await cast.owner.get(path)).body;
      expect(answer.body).toEqual(data);
      expect(data).toMatchObject([
        {
          actor: { user_id: cast.owner.userId },
          action: 'audit.export',
          outcome: 'succeeded',
          target: { kind: 'audit_log', id: cast.organizationId },
        },
        { action: 'team.create', request_id: '-1', user_agent: FORMULA, ip_address: '127.0.0.1' },
      ]);
    });

    it('is CSV that no spreadsheet runs', async () => {
      const { body, headers } = await cast.owner.get(`${path}/export?action=team.create`);
      const [{ id, occurred_at, target }] = (await cast.owner.get(`${path}?action=team.create`)).body.data;
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
      expect(headers.get('content-disposition')).toBe('attachment; filename="audit-log.csv"');
      expect(body.split('\r\n')).toEqual([
        'id,occurred_at,actor_kind,actor_user_id,actor_service_account_id,actor_via,action,outcome,error_code,organization_id,target_kind,target_id,changed_fields,role_before,role_after,reason,occurrences,request_id,ip_address,user_agent',
        `${id},${occurred_at},user,${cast.admin.userId},,session,team.create,succeeded,,${cast.organizationId},team,${target.id},,,,,1,'-1,127.0.0.1,"'=HYPERLINK(""http://evil.example"",""x"")"`,
        '',
      ]);
    });

    it.each([
      ['json', []],
      ['csv', expect.stringMatching(/^id,[^\n]*\r\n$/)],
    ])('is whole when there is nothing in it: %s', async (format, empty) => {
      const { status, body } = await cast.owner.get(`${path}/export?format=${format}&action=team.delete`);
      expect({ status, body }).toEqual({ status: 200, body: empty });
    });

    describe('of many records', () => {
      beforeAll(async () => {
        await management.database.sql`
        insert into audit_records (id, occurred_at, actor_kind, action, outcome, organization_id, request_id, user_agent)
        select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, to_timestamp(0), 'system', 'team.create',
          'succeeded', ${cast.organizationId}, repeat('r', 200), repeat('u', 500)
        from generate_series(1, ${RECORDS}::integer) as n`;
      });
      const openExport = () =>
        new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
          const url = `${management.origin}${path}/export?format=json&until=1970-01-02T00:00:00Z`;
          request(url, { headers: { ...cast.owner.credentials } }, resolve)
            .on('error', reject)
            .end();
        });
      const exportWhole = async () => JSON.parse(await text(await openExport())) as { id: string }[];

      it('has each of them once, read batch by batch', async () => {
        const calls = callsOfList();
        const ids = (await exportWhole()).map(({ id }) => id);
        expect(new Set(ids).size).toBe(RECORDS);
        expect(ids).toEqual(ids.toSorted().reverse());
        expect(calls.map(([, , page]) => page.limit)).toEqual(Array(BATCHES - 1).fill(500));
      });

      it('waits for a client that does not read, and then goes on', async () => {
        const calls = callsOfList();
        const slow = await openExport();
        slow.pause();
        await exportWhole();
        expect(calls.length - (BATCHES - 1)).toBeLessThan(BATCHES - 1);
        expect(JSON.parse(await text(slow))).toHaveLength(RECORDS);
        expect(calls).toHaveLength(2 * (BATCHES - 1));
      });

      it('ends when the client leaves', async () => {
        const calls = callsOfList();
        (await openExport()).destroy();
        await exportWhole();
        expect(calls.length - (BATCHES - 1)).toBeLessThan(BATCHES - 1);
        const before = calls.length;
        await exportWhole();
        expect(calls).toHaveLength(before + BATCHES - 1);
      });

      it('is an error like any other when the database fails before it began', async () => {
        const { audit } = management.composition.services.management.unitOfWork.repositories;
        const gone = new DomainError('database_unavailable', 'The database is not available.');
        vi.spyOn(audit, 'list').mockRejectedValue(gone);
        const answer = await cast.owner.get(`${path}/export`);
        expect(answer).toMatchObject({ status: 503, body: { error: { code: 'database_unavailable' } } });
        expect(answer.headers.get('content-disposition')).toBeNull();
      });

      it('breaks off when the database fails on the way, and never looks whole', async () => {
        const { audit } = management.composition.services.management.unitOfWork.repositories;
        const list = audit.list.bind(audit);
        let calls = 0;
        let received = '';
        const begun = Promise.withResolvers<void>();
        // Not before something has arrived: a connection that breaks off takes what is on its way with it.
        vi.spyOn(audit, 'list').mockImplementation((...call) =>
          ++calls < 3
            ? list(...call)
            : begun.promise.then(() => Promise.reject(new Error('The database is gone.'))),
        );
        const broken = openExport().then(async (answer) => {
          for await (const chunk of answer.setEncoding('utf8')) {
            received += chunk;
            begun.resolve();
          }
        });
        await expect(broken).rejects.toMatchObject({ code: 'ECONNRESET' });
        expect(received).toContain('team.create');
        expect(received).not.toMatch(/gone|\]\n$/);
        expect(management.logger.of('gateway.unhandled')).toHaveLength(1);
      });
    });
  });
});
