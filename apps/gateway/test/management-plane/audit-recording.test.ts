import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { send } from './person.ts';
import { type Cast, type OwnTestManagement, startTestManagement } from './start-test-management.ts';

describe('the recording of writes', () => {
  let management: OwnTestManagement;
  let cast: Cast;
  let teams: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    teams = `/v1/organizations/${cast.organizationId}/teams`;
  });
  afterAll(() => management.stop());
  const count = async () => (await management.database.sql`select from audit_records`).length;

  it('has what was refused for want of a role, and nothing of what is nobody’s business', async () => {
    const { id: teamId } = (await cast.owner.post(teams, { name: 'Meadow' })).body;
    const before = await count();
    expect((await cast.stranger.post(teams, { name: 'Field' })).status).toBe(404);
    const nowhere = `/v1/organizations/${randomUUID()}/teams`;
    for (const who of [cast.owner, cast.platformAdmin, cast.platformReader]) {
      expect((await who.post(nowhere, { name: 'Field' })).status).toBe(404);
    }
    expect((await cast.owner.patch(`${teams}/${randomUUID()}`, { name: 'Field' })).status).toBe(404);
    expect(await count()).toBe(before);
    expect((await cast.member.delete(`${teams}/${teamId}`)).status).toBe(403);
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      actor: { kind: 'user', userId: cast.member.userId, via: 'session' },
      action: 'team.delete',
      outcome: 'refused',
      errorCode: 'permission_denied',
      target: { kind: 'team', id: teamId },
      occurrences: 1,
    });
    expect(await count()).toBe(before + 1);
    await cast.owner.delete(`${teams}/${teamId}`);
  });

  it('has a flood of refusals as two records', async () => {
    const before = await count();
    const path = `${teams}/${randomUUID()}`;
    await management.composition.services.management.refusedWrites.write();
    for (let time = 0; time < 30; time++) expect((await cast.member.delete(path)).status).toBe(403);
    expect(await count()).toBe(before + 1);
    await management.composition.services.management.refusedWrites.write();
    expect(await count()).toBe(before + 2);
    const [last] = await management.audit(cast.organizationId);
    expect(last).toMatchObject({ action: 'team.delete', outcome: 'refused', occurrences: 29 });
  });

  it('has writes that a page of another origin sent, and from whose browser', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const teamId = randomUUID();
    expect((await cast.owner.delete(`${teams}/${teamId}`, undefined, headers)).status).toBe(403);
    expect((await management.audit())[0]).toMatchObject({
      actor: { kind: 'user', userId: cast.owner.userId, via: 'session' },
      action: 'team.delete',
      outcome: 'refused',
      errorCode: 'cross_origin_refused',
      organizationId: null,
      target: { kind: 'team', id: teamId },
    });
    await send(management.origin, 'POST', '/v1/auth/logout', { headers });
    expect((await management.audit())[0]).toMatchObject({
      actor: { kind: 'anonymous' },
      action: 'cross_origin_write',
      errorCode: 'cross_origin_refused',
      target: null,
    });
  });

  it('has nothing of reading, refused or not', async () => {
    const before = await count();
    expect((await cast.owner.get(teams)).status).toBe(200);
    expect((await cast.member.get(`/v1/organizations/${cast.organizationId}/audit-log`)).status).toBe(403);
    expect((await cast.owner.get('/v1/admin/audit-log')).status).toBe(403);
    expect(await count()).toBe(before);
  });

  describe('while nothing can be recorded', () => {
    afterEach(() => management.database.sql`alter table audit_records drop constraint if exists broken`);

    it('keeps writes from happening, and refusals from looking like nothing happened', async () => {
      const before = await count();
      const { body: kept } = await cast.owner.post(teams, { name: 'Kept' });
      await management.database.sql`alter table audit_records add constraint broken check (false) not valid`;
      const attempts = [
        await cast.owner.post(teams, { name: 'Unrecorded' }),
        await cast.owner.patch(`${teams}/${kept.id}`, { name: 'Changed' }),
        await cast.owner.delete(`${teams}/${kept.id}`),
        await cast.member.post(teams, { name: 'Refused' }),
        await cast.owner.get(`/v1/organizations/${cast.organizationId}/audit-log/export`),
      ];
      for (const { status, body } of attempts) {
        expect({ status, code: body.error.code }).toEqual({ status: 500, code: 'internal_error' });
      }
      expect((await cast.owner.get(teams)).body.data).toEqual([kept]);
      expect(await count()).toBe(before + 1);
    });
  });
});

describe.each([
  ['nothing of a client unless the operator wants it', {}, { ipAddress: null, userAgent: null }],
  [
    'nothing of a client when the operator does not want it',
    { AUDIT_CLIENT_INFO: '0' },
    { ipAddress: null, userAgent: null },
  ],
  [
    'address and user agent of a client when the operator wants it',
    { AUDIT_CLIENT_INFO: '1' },
    { ipAddress: '127.0.0.1', userAgent: `Meadow/1.0 ${'x'.repeat(501)}` },
  ],
  [
    'the address that a trusted proxy tells',
    { AUDIT_CLIENT_INFO: '1', TRUSTED_PROXIES: '127.0.0.0/8' },
    { ipAddress: '2001:db8::7', userAgent: `Meadow/1.0 ${'x'.repeat(501)}` },
  ],
])('the audit log keeps %s', (_, env, expected) => {
  let management: OwnTestManagement;
  beforeAll(async () => {
    management = await startTestManagement(env);
  });
  afterAll(() => management.stop());

  it('in what was done and in what was refused', async () => {
    const { organizationId, owner, member } = await management.addCast();
    const headers = { 'user-agent': `Meadow/1.0 ${'x'.repeat(600)}`, 'x-forwarded-for': '2001:db8::7' };
    for (const who of [owner, member]) {
      await who.post(`/v1/organizations/${organizationId}/teams`, { name: 'Field' }, headers);
    }
    const records = await management.audit(organizationId);
    expect(records.map(({ outcome }) => outcome)).toEqual(['refused', 'succeeded']);
    for (const record of records) expect(record).toMatchObject(expected);
  });
});
