import { beforeAll, describe, expect, it, vi } from 'vitest';
import { WITHIN_A_SECOND } from '../../../../test/changes-heard.ts';
import { addKeyTests, type KeyTests } from '../../../../test/management-plane/add-key-tests.ts';

describe('DELETE /v1/workspaces/{workspace_id}/api-keys/{key_id}', () => {
  describe('200', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    it('revokes a key for good, within a second; again changes and records nothing', async () => {
      const { cast, management, path } = tests;
      const { id, secret } = (await tests.create(cast.member)).body;
      expect(await tests.open(secret)).toBe('ok');
      const first = await cast.member.delete(`${path}/${id}`);
      expect(first).toMatchObject({ status: 200, body: { id, state: 'revoked' } });
      const audit = await management.audit(cast.organizationId);
      expect(audit[0]).toMatchObject({
        actor: { userId: cast.member.userId },
        action: 'api_key.revoke',
        target: { kind: 'api_key', id },
      });
      await vi.waitFor(async () => expect(await tests.open(secret)).toBe('api_key_revoked'), WITHIN_A_SECOND);
      const again = await cast.admin.delete(`${path}/${id}`);
      expect(again).toMatchObject({ status: 200, body: first.body });
      expect(await management.audit(cast.organizationId)).toEqual(audit);
    });

    it('ends a previous secret in its grace too', async () => {
      const { cast, path } = tests;
      const { id, secret } = (await tests.create(cast.member)).body;
      const rotated = (await cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 600 })).body;
      await vi.waitFor(async () => expect(await tests.open(rotated.secret)).toBe('ok'), WITHIN_A_SECOND);
      expect(await tests.open(secret)).toBe('ok');
      expect(await cast.admin.delete(`${path}/${id}`)).toMatchObject({
        status: 200,
        body: { previous_secret_expires_at: null },
      });
      for (const gone of [secret, rotated.secret]) {
        await vi.waitFor(async () => expect(await tests.open(gone)).toBe('api_key_revoked'), WITHIN_A_SECOND);
      }
    });

    it('keeps one time and one record of revocation when many revoke at once', async () => {
      const { cast, management, path } = tests;
      const { id } = (await tests.create(cast.member)).body;
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => cast.member.delete(`${path}/${id}`)),
      );
      expect(new Set(answers.map(({ body }) => body.revoked_at)).size).toBe(1);
      const revocations = (await management.audit(cast.organizationId)).filter(
        ({ action, target }) => action === 'api_key.revoke' && target?.id === id,
      );
      expect(revocations).toHaveLength(1);
    });
  });
});
