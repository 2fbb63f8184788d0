import { beforeEach, describe, expect, it } from 'vitest';
import { AuthenticatorHarness, atOnce, awaited } from '../../../testing/src/authenticator-harness.ts';
import { DomainError } from '../kernel/domain-error.ts';

const MINUTE_MS = 60_000;

describe('ApiKeyAuthenticator', () => {
  let harness: AuthenticatorHarness;

  beforeEach(() => {
    harness = new AuthenticatorHarness();
  });

  describe('judging a secret', () => {
    it('tells who holds the key, without anything secret', async () => {
      const { key, secret } = await harness.addKey(new Date(harness.clock.nowMs() + MINUTE_MS));
      const { id, organizationId, workspaceId, mode, name, lastFour, createdAt, expiresAt } = key;
      expect(await harness.authenticator.authenticate(secret)).toEqual({
        ...{ id, organizationId, workspaceId, mode, name, lastFour, createdAt, expiresAt },
        ...{ allowedModels: null, allowedIpRanges: null, endpointScopes: null, routingPolicies: null },
        ...{ ownerUserId: null, ownerTeamId: null, recordsClientTags: false },
        ...{ limits: [], subscriptions: new Map() },
        use: { id, atMs: 0 },
      });
    });

    it('refuses a missing and a malformed secret at once, without a look-up', async () => {
      expect(await harness.outcome(undefined)).toEqual(atOnce('api_key_missing'));
      expect(await harness.outcome('')).toEqual(atOnce('api_key_missing'));
      expect(await harness.outcome('sk-live-nonsense')).toEqual(atOnce('api_key_malformed'));
      expect(await harness.outcome(`${harness.unknownSecret().slice(0, -1)}!`)).toEqual(
        atOnce('api_key_malformed'),
      );
      expect(harness.repository.lookups).toEqual([]);
    });

    it('refuses unknown, revoked and expired keys by their own codes', async () => {
      const revoked = await harness.addKey();
      await harness.revoke(revoked);
      const expiring = await harness.addKey(new Date(harness.clock.nowMs() + 1_000));
      harness.clock.advance(1_000);
      expect(await harness.outcome(harness.unknownSecret())).toEqual(awaited('api_key_unknown'));
      expect(await harness.outcome(revoked.secret)).toEqual(awaited('api_key_revoked'));
      expect(await harness.outcome(expiring.secret)).toEqual(awaited('api_key_expired'));
    });

    it('puts no part of the secret into what it throws', async () => {
      const secret = harness.unknownSecret();
      const error = await Promise.resolve(harness.authenticator.authenticate(secret)).catch(
        (reason: DomainError) => reason,
      );
      expect(error).toBeInstanceOf(DomainError);
      expect(JSON.stringify({ ...error, message: (error as DomainError).message })).not.toContain(
        secret.slice(8, 16),
      );
    });
  });

  describe('remembering', () => {
    it('serves a key it knows synchronously, as the same object', async () => {
      const { secret } = await harness.addKey();
      const first = await harness.authenticator.authenticate(secret);
      expect(harness.authenticator.authenticate(secret)).toBe(first);
      expect(harness.repository.lookups).toHaveLength(1);
    });

    it('remembers refusals, for a shorter time', async () => {
      const secret = harness.unknownSecret();
      await harness.outcome(secret);
      harness.clock.advance(9_999);
      expect(await harness.outcome(secret)).toEqual(atOnce('api_key_unknown'));
      harness.clock.advance(1);
      expect(await harness.outcome(secret)).toEqual(awaited('api_key_unknown'));
      expect(harness.repository.lookups).toHaveLength(2);
    });

    it('checks the expiry at every use', async () => {
      const { secret } = await harness.addKey(new Date(harness.clock.nowMs() + 10_000));
      await harness.outcome(secret);
      harness.clock.advance(9_999);
      expect(await harness.outcome(secret)).toEqual(atOnce('ok'));
      harness.clock.advance(1);
      expect(await harness.outcome(secret)).toEqual(atOnce('api_key_expired'));
    });

    it('asks anew for a key nobody used for the whole time to live', async () => {
      const key = await harness.addKey();
      await harness.outcome(key.secret);
      await harness.revoke(key);
      harness.clock.advance(MINUTE_MS);
      expect(await harness.outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('keeps a key in use fresh in the background, so that it never waits', async () => {
      const { secret } = await harness.addKey();
      await harness.outcome(secret);
      for (let second = 0; second < 600; second++) {
        harness.clock.advance(1_000);
        expect(await harness.outcome(secret)).toEqual(atOnce('ok'));
      }
      expect(harness.repository.lookups.length).toBeGreaterThanOrEqual(10);
      expect(harness.repository.lookups.length).toBeLessThanOrEqual(21);
    });

    it('spreads the re-checks of keys that were loaded together', async () => {
      const keys = await harness.addKeys(400);
      for (const { secret } of keys) await harness.outcome(secret);
      let mostAtOnce = 0;
      for (let second = 0; second < 60; second++) {
        harness.clock.advance(1_000);
        const before = harness.repository.lookups.length;
        for (const { secret } of keys) expect(await harness.outcome(secret)).toEqual(atOnce('ok'));
        mostAtOnce = Math.max(mostAtOnce, harness.repository.lookups.length - before);
      }
      expect(harness.repository.lookups.length).toBeGreaterThan(700);
      expect(mostAtOnce).toBeLessThan(60);
    });

    it('forgets the usable key that was unused for longest when there are too many', async () => {
      harness = new AuthenticatorHarness({ maxUsableEntries: 2 });
      const [a, b, c] = [await harness.addKey(), await harness.addKey(), await harness.addKey()];
      for (const { secret } of [a, b, a, c]) await harness.outcome(secret);
      expect(await harness.outcome(a.secret)).toEqual(atOnce('ok'));
      expect(await harness.outcome(c.secret)).toEqual(atOnce('ok'));
      expect(await harness.outcome(b.secret)).toEqual(awaited('ok'));
    });

    it('lets no number of made-up or revoked keys push a good one out', async () => {
      harness = new AuthenticatorHarness({ maxUsableEntries: 1, maxRefusedEntries: 3 });
      const good = await harness.addKey();
      await harness.outcome(good.secret);
      const revoked = await harness.addKey();
      await harness.revoke(revoked);
      await harness.outcome(revoked.secret);
      const garbage = Array.from({ length: 20 }, () => harness.unknownSecret());
      for (const secret of garbage) await harness.outcome(secret);
      expect(await harness.outcome(good.secret)).toEqual(atOnce('ok'));
      expect(await harness.outcome(garbage[19])).toEqual(atOnce('api_key_unknown'));
      expect(await harness.outcome(garbage[0])).toEqual(awaited('api_key_unknown'));
    });
  });

  describe('looking up', () => {
    it('asks once for a key that many requests wait for', async () => {
      const { secret } = await harness.addKey();
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => harness.authenticator.authenticate(secret)),
      );
      expect(new Set(answers).size).toBe(1);
      expect(harness.repository.lookups).toHaveLength(1);
    });

    it('has a bounded number of look-ups under way, whatever comes', async () => {
      let underWay = 0;
      let most = 0;
      harness.repository.afterRead = async () => {
        most = Math.max(most, ++underWay);
        await new Promise<void>((resolve) => void harness.clock.schedule(10, resolve));
        underWay--;
      };
      const keys = await harness.addKeys(100);
      const answers = Promise.all(keys.map(({ secret }) => harness.authenticator.authenticate(secret)));
      await harness.clock.advanceGently(200);
      expect(await answers).toHaveLength(100);
      expect(most).toBe(16);
    });

    it('does not wait longer than the timeout, and says that the database is unavailable', async () => {
      const { secret } = await harness.addKey();
      harness.hangDatabase();
      const answer = Promise.resolve(harness.authenticator.authenticate(secret));
      const rejected = expect(answer).rejects.toMatchObject({
        code: 'database_unavailable',
        retryable: true,
      });
      await harness.clock.advanceGently(2_000, 500);
      await rejected;
    });
  });
});
