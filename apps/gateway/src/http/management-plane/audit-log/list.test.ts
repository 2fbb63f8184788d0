import type { AuditRecord } from '@weir/domain/audit';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/audit-log', () => {
  describe('200', () => {
    let cast: Cast;
    let path: string;
    let records: readonly AuditRecord[];
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/audit-log`;
      const teams = `/v1/organizations/${cast.organizationId}/teams`;
      for (const name of ['One', 'Two', 'Three']) await cast.admin.post(teams, { name });
      await cast.member.post(teams, { name: 'Four' });
      const { body: five } = await cast.owner.post(teams, { name: 'Five' });
      await cast.owner.patch(`${teams}/${five.id}`, { name: 'Five and a half', description: 'More.' });
      const elsewhere = await management.addOrganization([[cast.admin, 'owner']]);
      await cast.admin.post(`/v1/organizations/${elsewhere}/teams`, { name: 'Elsewhere' });
      records = await management.audit(cast.organizationId);
    });
    const ids = async (query: string) => {
      const answer = await cast.admin.get(`${path}?${query}`);
      expect(answer.status).toBe(200);
      return (answer.body.data as { id: string }[]).map(({ id }) => id);
    };
    const idsOf = (matches: (record: AuditRecord) => boolean) => records.filter(matches).map(({ id }) => id);

    it('tells who did what, newest first, and nothing of another organization', async () => {
      const { body } = await cast.owner.get(path);
      expect(body).toMatchObject({ has_more: false, next_cursor: null });
      expect(body.data.map(({ id }: { id: string }) => id)).toEqual(idsOf(() => true));
      expect(body.data).toHaveLength(6);
      expect(body.data[0]).toEqual({
        id: records[0]!.id,
        occurred_at: records[0]!.occurredAt.toISOString(),
        actor: {
          kind: 'user',
          user_id: cast.owner.userId,
          service_account_id: null,
          via: 'session',
        },
        action: 'team.update',
        outcome: 'succeeded',
        error_code: null,
        organization_id: cast.organizationId,
        target: records[0]!.target,
        changed_fields: ['name', 'description'],
        role_change: null,
        reason: null,
        occurrences: 1,
        request_id: records[0]!.requestId,
        ip_address: null,
        user_agent: null,
      });
      expect(body.data[2]).toMatchObject({
        actor: { user_id: cast.member.userId },
        outcome: 'refused',
        error_code: 'permission_denied',
        target: null,
      });
    });

    it.each(['owner', 'admin', 'platformAdmin', 'platformReader'] as const)('is open to: %s', async (who) => {
      expect((await cast[who].get(path)).status).toBe(200);
    });

    it('filters by actor, action, target and outcome', async () => {
      const { userId } = cast.owner;
      expect(await ids(`actor=${userId}`)).toEqual(idsOf(({ actor }) => actor.userId === userId));
      expect(await ids(`actor=${userId.toUpperCase()}`)).toHaveLength(2);
      expect(await ids('action=team.update')).toEqual([records[0]!.id]);
      expect(await ids(`target=${records[1]!.target!.id}`)).toEqual([records[0]!.id, records[1]!.id]);
      expect(await ids('outcome=refused')).toEqual([records[2]!.id]);
      expect(await ids(`outcome=succeeded&action=team.create&actor=${userId}`)).toEqual([records[1]!.id]);
      expect(await ids('action=team.delete')).toEqual([]);
    });

    it('filters by time, the beginning included and the end not', async () => {
      const at = records[3]!.occurredAt;
      const later = new Date(at.getTime() + 1).toISOString();
      const not = (record: AuditRecord) => record.occurredAt.getTime() !== at.getTime();
      expect(await ids(`since=${at.toISOString()}`)).toEqual(idsOf(({ occurredAt }) => occurredAt >= at));
      expect(await ids(`since=${later}`)).toEqual(idsOf((record) => record.occurredAt > at));
      for (const offset of ['+00:00', '-00:00', '%2B00:00', 'z']) {
        const since = at.toISOString().replace('T', 't').replace('Z', offset);
        expect([since, await ids(`since=${since}`)]).toEqual([
          since,
          idsOf(({ occurredAt }) => occurredAt >= at),
        ]);
      }
      expect(await ids(`until=${at.toISOString()}`)).toEqual(idsOf((record) => record.occurredAt < at));
      expect(await ids(`since=${at.toISOString()}&until=${later}`)).toEqual(idsOf((record) => !not(record)));
      expect(await ids('since=0001-01-01T00:00:00Z&until=9999-12-31T23:59:59Z')).toHaveLength(6);
      expect(await ids('until=0001-01-01T00:00:00Z')).toEqual([]);
      expect(await ids(`since=${later}&until=${at.toISOString()}`)).toEqual([]);
    });

    it('pages without losing or doubling a record, whatever is added meanwhile', async () => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await cast.admin.get(`${path}?limit=2&outcome=succeeded${cursor}`);
        seen.push(...body.data.map(({ id }: { id: string }) => id));
        cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
        await cast.member.post(`/v1/organizations/${cast.organizationId}/teams`, { name: 'Refused' });
      } while (cursor !== '');
      expect(seen).toEqual(idsOf(({ outcome }) => outcome === 'succeeded'));
    });
  });

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['actor', 'actor=me'],
      ['action', 'action=team.create%27--'],
      ['target', 'target=%00'],
      ['outcome', 'outcome=secret'],
      ['since', 'since=yesterday'],
      ['until', 'until=2026-01-15'],
      ['actor', 'actor=a&actor=b'],
      ['format', 'format=csv'],
      ['organization_id', 'organization_id=019bc0de-0000-7000-8000-00000000a001'],
      ['cursor', 'cursor=bWVhZG93'],
    ])('names the parameter at fault: %s', async (param, query) => {
      const answer = await cast.owner.get(`/v1/organizations/${cast.organizationId}/audit-log?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    });
  });
});
