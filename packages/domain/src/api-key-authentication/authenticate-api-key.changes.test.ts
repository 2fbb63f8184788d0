import { beforeEach, describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { AuthenticatorHarness, atOnce, awaited } from '../../../testing/src/authenticator-harness.ts';
import type { CreatedApiKey } from '../api-keys/new-api-key.ts';
import { ApiKeyAuthenticator } from './authenticate-api-key.ts';

describe('ApiKeyAuthenticator', () => {
  let harness: AuthenticatorHarness;

  beforeEach(() => {
    harness = new AuthenticatorHarness();
  });

  describe('when a change is told', () => {
    it('stops a revoked key at once', async () => {
      const key = await harness.addKey();
      await harness.outcome(key.secret);
      await harness.revoke(key);
      harness.authenticator.apiKeyChanged(harness.hashOf(key.secret));
      expect(await harness.outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('knows a new key at once that was unknown before', async () => {
      const { key, secret } = await new AuthenticatorHarness().addKey();
      expect(await harness.outcome(secret)).toEqual(awaited('api_key_unknown'));
      await harness.repository.insert(key, harness.hashOf(secret));
      harness.authenticator.apiKeyChanged(harness.hashOf(secret));
      expect(await harness.outcome(secret)).toEqual(awaited('ok'));
    });

    it('forgets every key when many are told to have changed', async () => {
      const keys = [await harness.addKey(), await harness.addKey()];
      for (const { secret } of keys) await harness.outcome(secret);
      harness.authenticator.allApiKeysChanged();
      for (const { secret } of keys) expect(await harness.outcome(secret)).toEqual(awaited('ok'));
    });

    it('looks up again the keys of an organization whose limits change, and no others', async () => {
      const [mine, other] = [await harness.addKey(), await harness.addKey()];
      for (const { secret } of [mine, other]) await harness.outcome(secret);
      await harness.revoke(mine);
      harness.authenticator.organizationKeysChanged(mine.key.organizationId);
      expect(await harness.outcome(other.secret)).toEqual(atOnce('ok'));
      expect(await harness.outcome(mine.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('looks a key up once for all who ask after its organization changed', async () => {
      const { key, secret } = await harness.addKey();
      await harness.outcome(secret);
      harness.authenticator.organizationKeysChanged(key.organizationId);
      await Promise.all(Array.from({ length: 50 }, () => harness.authenticator.authenticate(secret)));
      expect(harness.repository.lookups).toHaveLength(2);
    });

    it('serves the keys of a changed organization as before while the database is down', async () => {
      const { key, secret } = await harness.addKey();
      await harness.outcome(secret);
      harness.breakDatabase();
      harness.authenticator.organizationKeysChanged(key.organizationId);
      expect(await harness.outcome(secret)).toEqual(awaited('ok'));
      expect(await harness.outcome(secret)).toEqual(atOnce('ok'));
      harness.mendDatabase();
      await harness.revoke({ key, secret });
      harness.clock.advance(10_000);
      expect((await harness.outcome(secret)).result).toBe('api_key_revoked');
    });

    it('repeats no look-up for a change of another organization', async () => {
      const key = await harness.addKey();
      const answered = Promise.withResolvers<void>();
      harness.repository.afterRead = () => answered.promise;
      const early = harness.authenticator.authenticate(key.secret);
      await harness.revoke(key);
      harness.authenticator.organizationKeysChanged(aFreshId());
      answered.resolve();
      await expect(early).resolves.toMatchObject({ id: key.key.id });
      expect(harness.repository.lookups).toHaveLength(1);
    });

    it.each([
      [
        'of the key',
        ({ secret }: CreatedApiKey) => harness.authenticator.apiKeyChanged(harness.hashOf(secret)),
      ],
      [
        'of its organization',
        ({ key }: CreatedApiKey) => harness.authenticator.organizationKeysChanged(key.organizationId),
      ],
      ['of all keys', () => harness.authenticator.allApiKeysChanged()],
      ['missed, told by the feed connecting', () => harness.authenticator.connected()],
    ])('does not believe a look-up that was under way at a change %s', async (_, tell) => {
      const key = await harness.addKey();
      const answered = Promise.withResolvers<void>();
      harness.repository.afterRead = () => answered.promise;
      const early = harness.authenticator.authenticate(key.secret);
      await harness.revoke(key);
      tell(key);
      const joined = harness.authenticator.authenticate(key.secret);
      answered.resolve();
      await expect(early).rejects.toMatchObject({ code: 'api_key_revoked' });
      await expect(joined).rejects.toMatchObject({ code: 'api_key_revoked' });
      expect(await harness.outcome(key.secret)).toEqual(atOnce('api_key_revoked'));
      expect(harness.repository.lookups).toHaveLength(2);
    });

    it('gives up on a key that changes with every look-up, rather than believe one', async () => {
      const { secret } = await harness.addKey();
      harness.repository.afterRead = async () => {
        harness.authenticator.apiKeyChanged(harness.hashOf(secret));
        await new Promise<void>((resolve) => void harness.clock.schedule(100, resolve));
      };
      const rejected = expect(harness.authenticator.authenticate(secret)).rejects.toMatchObject({
        code: 'database_unavailable',
      });
      await harness.clock.advanceGently(3_000, 100);
      await rejected;
      expect(harness.repository.lookups.length).toBeLessThan(25);
    });

    it('assumes nothing of a changed key while the database is down', async () => {
      const { secret } = await harness.addKey();
      await harness.outcome(secret);
      harness.breakDatabase();
      harness.authenticator.apiKeyChanged(harness.hashOf(secret));
      expect(await harness.outcome(secret)).toEqual(awaited('database_unavailable'));
    });
  });

  describe('while the feed is down', () => {
    it('re-checks what is older than five seconds', async () => {
      const key = await harness.addKey();
      await harness.outcome(key.secret);
      harness.authenticator.disconnected();
      await harness.revoke(key);
      harness.clock.advance(1_999);
      expect(await harness.outcome(key.secret)).toEqual(atOnce('ok'));
      harness.clock.advance(3_001);
      expect(await harness.outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('stops a revoked key that is in use within five seconds', async () => {
      const key = await harness.addKey();
      await harness.outcome(key.secret);
      harness.authenticator.disconnected();
      await harness.revoke(key);
      for (let second = 0; second < 5; second++) {
        harness.clock.advance(1_000);
        await harness.outcome(key.secret);
      }
      expect((await harness.outcome(key.secret)).result).toBe('api_key_revoked');
    });

    it('counts those seconds from when the look-up was sent, not from its answer', async () => {
      const key = await harness.addKey();
      harness.authenticator.disconnected();
      harness.repository.afterRead = () =>
        new Promise<void>((resolve) => void harness.clock.schedule(1_000, resolve));
      const answer = harness.authenticator.authenticate(key.secret);
      await harness.revoke(key);
      await harness.clock.advanceGently(1_000, 500);
      await answer;
      harness.repository.afterRead = null;
      harness.clock.advance(4_000);
      expect(await harness.outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('re-checks refusals after five seconds too', async () => {
      const secret = harness.unknownSecret();
      await harness.outcome(secret);
      harness.authenticator.disconnected();
      harness.clock.advance(5_000);
      expect(await harness.outcome(secret)).toEqual(awaited('api_key_unknown'));
    });

    it('re-checks every key once it is connected again', async () => {
      const [kept, revoked] = [await harness.addKey(), await harness.addKey()];
      for (const { secret } of [kept, revoked]) await harness.outcome(secret);
      harness.authenticator.disconnected();
      await harness.revoke(revoked);
      harness.authenticator.connected();
      expect(await harness.outcome(revoked.secret)).toEqual(awaited('api_key_revoked'));
      expect(await harness.outcome(kept.secret)).toEqual(awaited('ok'));
      expect(await harness.outcome(kept.secret)).toEqual(atOnce('ok'));
    });

    it('counts as down before it was ever connected', async () => {
      const authenticator = new ApiKeyAuthenticator(harness);
      const { secret } = await harness.addKey();
      const key = await authenticator.authenticate(secret);
      expect(authenticator.authenticate(secret)).toBe(key);
      harness.clock.advance(5_000);
      expect(authenticator.authenticate(secret)).toBeInstanceOf(Promise);
    });
  });
});
