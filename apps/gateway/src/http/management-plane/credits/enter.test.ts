import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/admin/organizations/{organization_id}/credits/entries', () => {
  let cast: Cast;
  let path: string;
  let credits: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/admin/organizations/${cast.organizationId}/credits/entries`;
    credits = `/v1/organizations/${cast.organizationId}/credits`;
  });
  const entry = (amount: string, changes: object = {}) => ({
    kind: 'payment',
    amount_nano_usd: amount,
    reason: 'Paid',
    ...changes,
  });

  describe('201', () => {
    it('adds to the credits, makes the organization prepaid, and records it', async () => {
      expect((await cast.owner.get(credits)).body.prepaid).toBe(false);
      const answer = await cast.platformAdmin.post(path, entry('2500000000', { reference: 'invoice-1' }));
      expect(answer).toMatchObject({
        status: 201,
        body: {
          organization_id: cast.organizationId,
          kind: 'payment',
          amount_nano_usd: '2500000000',
          amount: '$2.50',
          reason: 'Paid',
          reference: 'invoice-1',
          created_by: cast.platformAdmin.userId,
        },
      });
      await cast.platformAdmin.post(path, entry('-500000000', { kind: 'correction' }));
      expect((await cast.owner.get(credits)).body).toMatchObject({
        prepaid: true,
        credits_nano_usd: '2000000000',
      });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.platformAdmin.userId },
        action: 'platform.credits.enter',
        target: { kind: 'organization', id: cast.organizationId },
        changedFields: ['credits'],
      });
    });

    it('books a reference once, however often and however concurrently it comes', async () => {
      const other = await management.addCast();
      const theirs = path.replace(cast.organizationId, other.organizationId);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => other.platformAdmin.post(theirs, entry('7', { reference: 'p-1' }))),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      const { body } = await other.owner.get(credits.replace(cast.organizationId, other.organizationId));
      expect(body.credits_nano_usd).toBe('7');
    });

    it('loses no entry of many at once', async () => {
      const other = await management.addCast();
      const theirs = path.replace(cast.organizationId, other.organizationId);
      await Promise.all(Array.from({ length: 20 }, () => other.platformAdmin.post(theirs, entry('3'))));
      const { body } = await other.owner.get(credits.replace(cast.organizationId, other.organizationId));
      expect(body.credits_nano_usd).toBe('60');
    });

    it('keeps entries as they are, even against SQL', async () => {
      const { sql } = management.database;
      const id = cast.organizationId;
      await expect(
        sql`update credit_entries set amount_nano_usd = 1 where organization_id = ${id}`,
      ).rejects.toThrow('append-only');
      await expect(sql`delete from credit_entries where organization_id = ${id}`).rejects.toThrow(
        'append-only',
      );
    });
  });

  describe('400', () => {
    it.each([
      ['amount_nano_usd', entry('0')],
      ['amount_nano_usd', entry('-1')],
      ['amount_nano_usd', entry('-1', { kind: 'grant' })],
      ['amount_nano_usd', entry('9223372036854775808')],
      ['amount_nano_usd', entry('9223372036854775807')],
      ['amount_nano_usd', entry('1.5')],
      ['kind', entry('1', { kind: 'refund' })],
      ['reason', entry('1', { reason: ' ' })],
      ['reference', entry('1', { reference: 'with spaces' })],
    ])('takes no %s like this', async (param, body) => {
      await cast.platformAdmin.post(path, entry('1'));
      const before = (await cast.owner.get(credits)).body;
      expect(await cast.platformAdmin.post(path, body)).toMatchObject({
        status: 400,
        body: { error: { param } },
      });
      expect((await cast.owner.get(credits)).body).toEqual(before);
    });
  });

  describe('403', () => {
    it('is for platform admins: an organization grants itself nothing', async () => {
      for (const person of [cast.owner, cast.admin, cast.member, cast.platformReader]) {
        expect((await person.post(path, entry('1'))).status).toBe(403);
      }
    });
  });

  describe('409', () => {
    it('corrects no more than was entered', async () => {
      const { credits_nano_usd } = (await cast.owner.get(credits)).body;
      const more = entry(`-${BigInt(credits_nano_usd) + 1n}`, { kind: 'correction' });
      expect(await cast.platformAdmin.post(path, more)).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict', param: 'amount_nano_usd' } },
      });
    });

    it('takes a reference of another entry for a mistake', async () => {
      await cast.platformAdmin.post(path, entry('5', { reference: 'once' }));
      expect(await cast.platformAdmin.post(path, entry('6', { reference: 'once' }))).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict', param: 'reference' } },
      });
    });
  });
});
