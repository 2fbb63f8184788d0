import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, send } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { issueTokens, toIssuedTokens, withToken } from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('POST /v1/auth/token/revoke', () => {
  describe('200', () => {
    let person: Person;
    beforeAll(async () => {
      person = await management.signIn();
    });

    const post = (path: string, token: string) =>
      send(management.origin, 'POST', path, { body: { refresh_token: token } });
    const revoke = (token: string) => post('/v1/auth/token/revoke', token);
    const refresh = (token: string) => post('/v1/auth/token/refresh', token);
    const useAccess = async (token: string) =>
      (await withToken(management, person, token).get('/v1/users/me/tokens')).status;
    const revocations = async (familyId: unknown) =>
      (await management.audit()).filter(
        ({ action, target }) => action === 'token.revoke' && target?.id === familyId,
      );

    it('stops every token of the family at once, and no other', async () => {
      const other = await issueTokens(person);
      const first = await issueTokens(person);
      const second = toIssuedTokens(await refresh(first.refresh));
      expect(await revoke(second.refresh)).toMatchObject({ status: 200, body: { revoked: true } });
      expect(await useAccess(first.access)).toBe(401);
      expect(await useAccess(second.access)).toBe(401);
      expect((await refresh(second.refresh)).status).toBe(401);
      expect(await useAccess(other.access)).toBe(200);
      expect(await revocations(decodeJwt(first.access).sid)).toMatchObject([
        { actor: { kind: 'anonymous' }, outcome: 'succeeded', errorCode: null },
      ]);
    });

    it('takes a spent token of the family as well', async () => {
      const first = await issueTokens(person);
      const second = toIssuedTokens(await refresh(first.refresh));
      expect((await revoke(first.refresh)).status).toBe(200);
      expect(await useAccess(second.access)).toBe(401);
    });

    it('says the same of a token that is unknown, malformed or revoked already, and records nothing', async () => {
      const { access, refresh: token } = await issueTokens(person);
      await Promise.all(Array.from({ length: 20 }, () => revoke(token)));
      expect(await revocations(decodeJwt(access).sid)).toHaveLength(1);
      const before = await management.audit();
      for (const text of [token, 'nonsense', access, `weir_rt_${'0'.repeat(49)}`]) {
        expect(await revoke(text)).toMatchObject({ status: 200, body: { revoked: true } });
      }
      expect(await management.audit()).toEqual(before);
    });
  });
});
