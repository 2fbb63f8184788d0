import type { ApiKeyLookup } from '@weir/domain/api-key-authentication';
import type {
  ApiKey,
  ApiKeyDirectory,
  ApiKeyHash,
  ApiKeyRepository,
  RotatedSecret,
} from '@weir/domain/api-keys';
import type { OrganizationId, WorkspaceId } from '@weir/domain/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFoundApiKey, aFreshHash, aFreshId, anApiKey } from './an-api-key.ts';

/** A repository without keys, in a database with two organizations that have a workspace each. */
export interface ApiKeyRepositoryHarness {
  readonly repository: ApiKeyDirectory &
    ApiKeyLookup &
    Pick<ApiKeyRepository, 'insert' | 'rotate' | 'update'>;
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  readonly otherOrganizationId: OrganizationId;
  readonly otherWorkspaceId: WorkspaceId;
  close?(): Promise<void>;
}

/** What every repository of API keys promises. Call inside a `describe` or at the top of a test file. */
export function apiKeyRepositoryContract(make: () => Promise<ApiKeyRepositoryHarness>): void {
  describe('keeps the contract of an API key repository', () => {
    let harness: ApiKeyRepositoryHarness;
    let repository: ApiKeyRepositoryHarness['repository'];
    beforeEach(async () => {
      harness = await make();
      repository = harness.repository;
    });
    afterEach(async () => {
      await harness.close?.();
    });
    const aKey = (overrides: Partial<ApiKey> = {}) =>
      anApiKey({ organizationId: harness.organizationId, workspaceId: harness.workspaceId, ...overrides });
    const anotherOrganizationsKey = (overrides: Partial<ApiKey> = {}) =>
      aKey({
        organizationId: harness.otherOrganizationId,
        workspaceId: harness.otherWorkspaceId,
        ...overrides,
      });
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 15, 12, minute, 0, 123));

    it('finds a key by its hash, exactly as it was inserted', async () => {
      const live = aKey({ createdAt: at(0), expiresAt: at(30) });
      const test = aKey({ mode: 'test', name: 'Schlüssel №1 🔑', lastFour: 'a0Zz' });
      const [liveHash, testHash] = [aFreshHash(), aFreshHash()];
      await repository.insert(live, liveHash);
      await repository.insert(test, testHash);
      expect(await repository.findByHash(liveHash)).toEqual(aFoundApiKey(live));
      expect(await repository.findByHash(testHash)).toEqual(aFoundApiKey(test));
    });

    it('finds nothing for a hash nobody has', async () => {
      await repository.insert(aKey(), aFreshHash());
      expect(await repository.findByHash(aFreshHash())).toBeNull();
    });

    it('finds revoked and expired keys as such', async () => {
      const key = aKey({ createdAt: at(0), expiresAt: at(1) });
      const hash = aFreshHash();
      await repository.insert(key, hash);
      await repository.update({ ...key, revokedAt: at(5) });
      expect(await repository.findByHash(hash)).toEqual(aFoundApiKey({ ...key, revokedAt: at(5) }));
    });

    it('keeps the restrictions and the metadata of a key, in order', async () => {
      const key = aKey({
        prefix: 'sk-live-0aZ9',
        allowedModels: ['b', 'a, "quoted" {curly}', 'brook/small?x=1'],
        allowedIpRanges: ['10.0.0.0/8', '2001:db8::/32'],
        endpointScopes: ['models', 'chat.completions'],
        routingPolicy: [aFreshId<'connection'>(), aFreshId<'connection'>()],
        metadata: { team: 'meadow', 'Ключ "1"': '' },
      });
      const hash = aFreshHash();
      await repository.insert(key, hash);
      expect(await repository.findByHash(hash)).toEqual(aFoundApiKey(key));
      expect(await repository.list(harness.organizationId, 1)).toEqual([key]);
    });

    it('finds a rotated key by its present secret and by two kept ones, by no other', async () => {
      const key = aKey();
      const hashes = [aFreshHash(), aFreshHash(), aFreshHash(), aFreshHash()] as const;
      await repository.insert(key, hashes[0]);
      const rotateTo = async (hash: ApiKeyHash, minute: number, kept: RotatedSecret['kept']) => {
        const shown = {
          prefix: `sk-live-000${minute}`,
          lastFour: `000${minute}`,
          rotatedAt: at(minute),
          expiresAt: at(50),
        };
        await repository.rotate(key, { hash, ...shown, kept });
        const [previousUntil, olderUntil] = [kept[0]?.until ?? null, kept[1]?.until ?? null];
        const rotated = { ...key, ...shown, previousUntil, olderUntil };
        expect(await repository.list(harness.organizationId, 1)).toEqual([rotated]);
        return rotated;
      };
      const until = (minute: number) => ({ replacedUntil: at(minute) });
      await rotateTo(hashes[1], 1, [{ was: 'current', until: at(31) }]);
      const second = await rotateTo(hashes[2], 2, [
        { was: 'current', until: at(32) },
        { was: 'previous', until: at(31) },
      ]);
      expect(await repository.findByHash(hashes[2])).toEqual(aFoundApiKey(second));
      expect(await repository.findByHash(hashes[1])).toEqual(aFoundApiKey(second, until(32)));
      expect(await repository.findByHash(hashes[0])).toEqual(aFoundApiKey(second, until(31)));
      const third = await rotateTo(hashes[3], 3, [{ was: 'older', until: at(31) }]);
      expect(await repository.findByHash(hashes[3])).toEqual(aFoundApiKey(third));
      expect(await repository.findByHash(hashes[0])).toEqual(aFoundApiKey(third, until(31)));
      for (const forgotten of [hashes[1], hashes[2]]) {
        expect(await repository.findByHash(forgotten)).toBeNull();
      }
    });

    it('rejects a look-up whose signal is aborted already', async () => {
      await expect(repository.findByHash(aFreshHash(), AbortSignal.abort())).rejects.toThrow();
    });

    it('refuses a name that an unrevoked key of the workspace has', async () => {
      await repository.insert(aKey({ name: 'build' }), aFreshHash());
      const hash = aFreshHash();
      await expect(repository.insert(aKey({ name: 'build' }), hash)).rejects.toMatchObject({
        name: 'DomainError',
        code: 'name_taken',
      });
      expect(await repository.findByHash(hash)).toBeNull();
    });

    it('takes the name of a revoked key, and of a key in another workspace', async () => {
      const revoked = aKey({ name: 'build' });
      await repository.insert(revoked, aFreshHash());
      await repository.update({ ...revoked, revokedAt: at(5) });
      await repository.insert(aKey({ name: 'build' }), aFreshHash());
      await repository.insert(anotherOrganizationsKey({ name: 'build' }), aFreshHash());
      expect(await repository.list(harness.organizationId, 10)).toHaveLength(2);
    });

    it('lets one of several inserts of the same name at the same time through', async () => {
      const inserts = Array.from({ length: 5 }, () =>
        repository.insert(aKey({ name: 'race' }), aFreshHash()),
      );
      const outcomes = await Promise.allSettled(inserts);
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      expect(await repository.list(harness.organizationId, 10)).toHaveLength(1);
    });

    it('lists the keys of one organization only, newest first, at most the limit', async () => {
      const keys = [1, 3, 2].map((minute) => aKey({ createdAt: at(minute) }));
      for (const key of keys) await repository.insert(key, aFreshHash());
      await repository.insert(anotherOrganizationsKey({ createdAt: at(9) }), aFreshHash());
      expect(await repository.list(harness.organizationId, 10)).toEqual([keys[1], keys[2], keys[0]]);
      expect(await repository.list(harness.organizationId, 2)).toEqual([keys[1], keys[2]]);
      expect(await repository.list(aFreshId(), 10)).toEqual([]);
    });

    it('finds a key by its id, whosever it is', async () => {
      const keys = [
        aKey({ metadata: { team: 'meadow' }, expiresAt: at(1) }),
        anotherOrganizationsKey({ mode: 'test', allowedModels: ['a'] }),
      ];
      for (const key of keys) await repository.insert(key, aFreshHash());
      for (const key of keys) expect(await repository.find(key.id)).toEqual(key);
      await repository.update({ ...keys[0]!, revokedAt: at(5) });
      expect(await repository.find(keys[0]!.id)).toEqual({ ...keys[0], revokedAt: at(5) });
      expect(await repository.find(aFreshId())).toBeNull();
    });
  });
}
