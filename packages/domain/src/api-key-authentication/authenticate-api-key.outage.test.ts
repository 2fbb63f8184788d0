import { beforeEach, describe, expect, it } from 'vitest';
import { AuthenticatorHarness, atOnce, awaited } from '../../../testing/src/authenticator-harness.ts';
import { flushMicrotasks } from '../../../testing/src/fake-clock.ts';

const MINUTE_MS = 60_000;

describe('ApiKeyAuthenticator', () => {
  let harness: AuthenticatorHarness;

  beforeEach(() => {
    harness = new AuthenticatorHarness();
  });

  describe('while the database is down', () => {
    it('serves a known-good key for 15 minutes from its last confirmation, then no more', async () => {
      const { secret } = await harness.addKey();
      await harness.outcome(secret);
      harness.breakDatabase();
      harness.clock.advance(MINUTE_MS);
      expect(await harness.outcome(secret)).toEqual(awaited('ok'));
      harness.clock.advance(1_000);
      expect(await harness.outcome(secret)).toEqual(atOnce('ok'));
      harness.clock.advance(14 * MINUTE_MS - 1_001);
      expect((await harness.outcome(secret)).result).toBe('ok');
      harness.clock.advance(1);
      expect(await harness.outcome(secret)).toEqual(awaited('database_unavailable'));
    });

    it('says whether any key is still in its grace', async () => {
      const { authenticator, clock } = harness;
      const { secret } = await harness.addKey();
      expect(authenticator.hasKeysInGrace).toBe(false);
      await harness.outcome(secret);
      harness.breakDatabase();
      clock.advance(15 * MINUTE_MS - 1);
      expect(authenticator.hasKeysInGrace).toBe(true);
      clock.advance(1);
      expect(authenticator.hasKeysInGrace).toBe(false);
    });

    it('makes no request of a known-good key wait while look-ups hang, but the first for a quarter of a second', async () => {
      const keys = await harness.addKeys(10);
      for (const { secret } of keys) await harness.outcome(secret);
      harness.hangDatabase();
      harness.clock.advance(MINUTE_MS);
      const first = harness.authenticator.authenticate(keys[0]!.secret);
      expect(first).toBeInstanceOf(Promise);
      await harness.clock.advanceGently(250, 250);
      expect(await first).toMatchObject({ id: keys[0]!.key.id });
      for (let second = 0; second < 60; second++) {
        for (const { secret } of keys) expect(await harness.outcome(secret)).toEqual(atOnce('ok'));
        await harness.clock.advanceGently(1_000, 250);
      }
      expect(harness.repository.lookups.length).toBeLessThan(10 + 1 + 61);
    });

    it('still refuses a key that has expired meanwhile', async () => {
      const { secret } = await harness.addKey(new Date(harness.clock.nowMs() + 2 * MINUTE_MS));
      await harness.outcome(secret);
      harness.breakDatabase();
      harness.clock.advance(2 * MINUTE_MS);
      expect(await harness.outcome(secret)).toEqual(awaited('api_key_expired'));
    });

    it('can tell nothing of a key it does not know', async () => {
      const { secret } = await harness.addKey();
      harness.breakDatabase();
      expect(await harness.outcome(secret)).toEqual(awaited('database_unavailable'));
      harness.mendDatabase();
      expect(await harness.outcome(secret)).toEqual(awaited('ok'));
    });

    it('finds out that it is back, and stops a key revoked meanwhile', async () => {
      const key = await harness.addKey();
      await harness.outcome(key.secret);
      harness.authenticator.disconnected();
      harness.breakDatabase();
      harness.clock.advance(5_000);
      expect(await harness.outcome(key.secret)).toEqual(awaited('ok'));
      harness.mendDatabase();
      await harness.revoke(key);
      harness.clock.advance(1_000);
      await harness.outcome(key.secret);
      expect(await harness.outcome(key.secret)).toEqual(atOnce('api_key_revoked'));
    });

    it('asks for every other key again as soon as one look-up has succeeded', async () => {
      const [probed, revoked] = [await harness.addKey(), await harness.addKey()];
      for (const { secret } of [probed, revoked]) await harness.outcome(secret);
      harness.authenticator.disconnected();
      harness.breakDatabase();
      harness.clock.advance(5_000);
      await harness.outcome(probed.secret);
      harness.mendDatabase();
      await harness.revoke(revoked);
      harness.clock.advance(1_000);
      await harness.outcome(probed.secret);
      expect(await harness.outcome(revoked.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('asks again as soon as the feed is connected', async () => {
      const key = await harness.addKey();
      await harness.outcome(key.secret);
      harness.authenticator.disconnected();
      harness.breakDatabase();
      harness.clock.advance(5_000);
      await harness.outcome(key.secret);
      harness.mendDatabase();
      await harness.revoke(key);
      harness.authenticator.connected();
      expect(await harness.outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('ends the grace of a key that changes while its re-check is failing', async () => {
      const { secret } = await harness.addKey();
      await harness.outcome(secret);
      harness.clock.advance(MINUTE_MS);
      harness.hangDatabase();
      const rejected = expect(harness.authenticator.authenticate(secret)).rejects.toMatchObject({
        code: 'database_unavailable',
      });
      harness.authenticator.apiKeyChanged(harness.hashOf(secret));
      await harness.clock.advanceGently(2_000, 500);
      await rejected;
    });

    it('ends the grace of a key while its re-check is failing, if its time is over by then', async () => {
      const { secret } = await harness.addKey();
      await harness.outcome(secret);
      harness.clock.advance(15 * MINUTE_MS - 100);
      harness.hangDatabase();
      const rejected = expect(harness.authenticator.authenticate(secret)).rejects.toMatchObject({
        code: 'database_unavailable',
      });
      await harness.clock.advanceGently(2_000, 500);
      await rejected;
    });

    it('does not take an old failure for a reason to serve without asking', async () => {
      const key = await harness.addKey();
      await harness.outcome(key.secret);
      harness.authenticator.disconnected();
      harness.breakDatabase();
      harness.clock.advance(5_000);
      await harness.outcome(key.secret);
      harness.mendDatabase();
      await harness.revoke(key);
      harness.clock.advance(5_000);
      expect(await harness.outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('is not believed to be down because a flood of made-up keys fills the queue', async () => {
      harness = new AuthenticatorHarness({ maxConcurrentLookups: 1, maxQueuedLookups: 1 });
      const key = await harness.addKey();
      await harness.outcome(key.secret);
      harness.authenticator.disconnected();
      await harness.revoke(key);
      harness.clock.advance(5_000);
      const release = Promise.withResolvers<void>();
      harness.repository.afterRead = () => release.promise;
      const flood = Array.from({ length: 5 }, () =>
        Promise.resolve(harness.authenticator.authenticate(harness.unknownSecret())),
      );
      const refused = Promise.allSettled(flood);
      await flushMicrotasks();
      const holder = harness.authenticator.authenticate(key.secret);
      release.resolve();
      await expect(holder).rejects.toMatchObject({ code: 'api_key_revoked' });
      await refused;
    });

    it('logs one line for many failures, with a code and nothing else', async () => {
      const { secret } = await harness.addKey();
      await harness.outcome(secret);
      harness.breakDatabase();
      harness.clock.advance(MINUTE_MS);
      for (let count = 0; count < 20; count++) {
        await harness.outcome(secret);
        await harness.outcome(harness.unknownSecret());
      }
      expect(harness.logger.of('api_keys.lookup_failed')).toEqual([
        { errorCode: 'database_error', servedStale: true },
      ]);
    });
  });
});
