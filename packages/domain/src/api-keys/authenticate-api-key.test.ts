import { beforeEach, describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { FakeSecretHasher } from '../../../testing/src/fake-secret-hasher.ts';
import { InMemoryApiKeyRepository } from '../../../testing/src/in-memory-api-key-repository.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import { DomainError } from '../kernel/index.ts';
import type { ApiKeyHash } from './api-key.ts';
import { generateApiKeySecret } from './api-key-secret.ts';
import { ApiKeyAuthenticator } from './authenticate-api-key.ts';
import type { AuthenticatedKey } from './authenticated-key.ts';
import type { ApiKeyAuthenticatorLimits } from './authenticator-limits.ts';
import { type CreatedApiKey, createApiKey } from './create-api-key.ts';

const MINUTE_MS = 60_000;
const hasher = new FakeSecretHasher();
const randomBytes = seededRandomBytes();

describe('ApiKeyAuthenticator', () => {
  let clock: FakeClock;
  let repository: InMemoryApiKeyRepository;
  let logger: RecordingLogger;
  let authenticator: ApiKeyAuthenticator;

  beforeEach(() => {
    clock = new FakeClock();
    repository = new InMemoryApiKeyRepository();
    logger = new RecordingLogger();
    start();
  });

  function start(limits?: Partial<ApiKeyAuthenticatorLimits>) {
    authenticator = new ApiKeyAuthenticator({ repository, hasher, clock, logger }, limits);
    authenticator.connected();
  }

  let names = 0;
  function addKey(expiresAt: Date | null = null): Promise<CreatedApiKey> {
    const input = { organizationId: aFreshId<'organization'>(), workspaceId: aFreshId<'workspace'>() };
    return createApiKey(
      { ...input, name: `key ${++names}`, mode: 'live', expiresAt },
      { repository, hasher, clock, randomBytes },
    );
  }

  const hashOf = (secret: string) => hasher.sha256Hex(secret) as ApiKeyHash;
  const revoke = ({ key }: CreatedApiKey) =>
    repository.revoke(key.organizationId, key.id, new Date(clock.nowMs()));
  const unknownSecret = () => generateApiKeySecret('live', randomBytes);

  /** What it comes to now: the key, an error code, or `pending`; and whether it took a promise. */
  async function outcome(secret: string | undefined): Promise<{ result: string; sync: boolean }> {
    let answer: AuthenticatedKey | Promise<AuthenticatedKey>;
    try {
      answer = authenticator.authenticate(secret);
    } catch (error) {
      return { result: (error as DomainError).code, sync: true };
    }
    if (!(answer instanceof Promise)) {
      await flushMicrotasks();
      return { result: 'ok', sync: true };
    }
    let result = 'pending';
    answer.then(
      () => {
        result = 'ok';
      },
      (error: DomainError) => {
        result = error.code;
      },
    );
    await flushMicrotasks();
    return { result, sync: false };
  }
  const sync = (result: string) => ({ result, sync: true });
  const awaited = (result: string) => ({ result, sync: false });

  function breakDatabase() {
    repository.failure = new Error('connection refused');
  }
  function mendDatabase() {
    repository.failure = null;
  }

  describe('judging a secret', () => {
    it('tells who holds the key, without anything secret', async () => {
      const { key, secret } = await addKey(new Date(clock.nowMs() + MINUTE_MS));
      const { revokedAt: _, ...known } = key;
      expect(await authenticator.authenticate(secret)).toEqual(known);
    });

    it('refuses a missing and a malformed secret at once, without a look-up', async () => {
      expect(await outcome(undefined)).toEqual(sync('api_key_missing'));
      expect(await outcome('')).toEqual(sync('api_key_missing'));
      expect(await outcome('sk-live-nonsense')).toEqual(sync('api_key_malformed'));
      expect(await outcome(`${unknownSecret().slice(0, -1)}!`)).toEqual(sync('api_key_malformed'));
      expect(repository.lookups).toEqual([]);
    });

    it('refuses unknown, revoked and expired keys by their own codes', async () => {
      const revoked = await addKey();
      await revoke(revoked);
      const expiring = await addKey(new Date(clock.nowMs() + 1_000));
      clock.advance(1_000);
      expect(await outcome(unknownSecret())).toEqual(awaited('api_key_unknown'));
      expect(await outcome(revoked.secret)).toEqual(awaited('api_key_revoked'));
      expect(await outcome(expiring.secret)).toEqual(awaited('api_key_expired'));
    });

    it('puts no part of the secret into what it throws', async () => {
      const secret = unknownSecret();
      const error = await Promise.resolve(authenticator.authenticate(secret)).catch(
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
      const { secret } = await addKey();
      const first = await authenticator.authenticate(secret);
      expect(authenticator.authenticate(secret)).toBe(first);
      expect(repository.lookups).toHaveLength(1);
    });

    it('remembers refusals, for a shorter time', async () => {
      const secret = unknownSecret();
      await outcome(secret);
      clock.advance(9_999);
      expect(await outcome(secret)).toEqual(sync('api_key_unknown'));
      clock.advance(1);
      expect(await outcome(secret)).toEqual(awaited('api_key_unknown'));
      expect(repository.lookups).toHaveLength(2);
    });

    it('checks the expiry at every use', async () => {
      const { secret } = await addKey(new Date(clock.nowMs() + 10_000));
      await outcome(secret);
      clock.advance(9_999);
      expect(await outcome(secret)).toEqual(sync('ok'));
      clock.advance(1);
      expect(await outcome(secret)).toEqual(sync('api_key_expired'));
    });

    it('asks anew for a key nobody used for the whole time to live', async () => {
      const key = await addKey();
      await outcome(key.secret);
      await revoke(key);
      clock.advance(MINUTE_MS);
      expect(await outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('keeps a key in use fresh in the background, so that it never waits', async () => {
      const { secret } = await addKey();
      await outcome(secret);
      for (let second = 0; second < 600; second++) {
        clock.advance(1_000);
        expect(await outcome(secret)).toEqual(sync('ok'));
      }
      expect(repository.lookups.length).toBeGreaterThanOrEqual(10);
      expect(repository.lookups.length).toBeLessThanOrEqual(21);
    });

    it('spreads the re-checks of keys that were loaded together', async () => {
      const keys = await Promise.all(Array.from({ length: 400 }, () => addKey()));
      for (const { secret } of keys) await outcome(secret);
      let mostAtOnce = 0;
      for (let second = 0; second < 60; second++) {
        clock.advance(1_000);
        const before = repository.lookups.length;
        for (const { secret } of keys) expect(await outcome(secret)).toEqual(sync('ok'));
        mostAtOnce = Math.max(mostAtOnce, repository.lookups.length - before);
      }
      expect(repository.lookups.length).toBeGreaterThan(700);
      expect(mostAtOnce).toBeLessThan(60);
    });

    it('forgets the usable key that was unused for longest when there are too many', async () => {
      start({ maxUsableEntries: 2 });
      const [a, b, c] = [await addKey(), await addKey(), await addKey()];
      for (const { secret } of [a, b, a, c]) await outcome(secret);
      expect(await outcome(a.secret)).toEqual(sync('ok'));
      expect(await outcome(c.secret)).toEqual(sync('ok'));
      expect(await outcome(b.secret)).toEqual(awaited('ok'));
    });

    it('lets no number of made-up or revoked keys push a good one out', async () => {
      start({ maxUsableEntries: 1, maxRefusedEntries: 3 });
      const good = await addKey();
      await outcome(good.secret);
      const revoked = await addKey();
      await revoke(revoked);
      await outcome(revoked.secret);
      const garbage = Array.from({ length: 20 }, unknownSecret);
      for (const secret of garbage) await outcome(secret);
      expect(await outcome(good.secret)).toEqual(sync('ok'));
      expect(await outcome(garbage[19])).toEqual(sync('api_key_unknown'));
      expect(await outcome(garbage[0])).toEqual(awaited('api_key_unknown'));
    });
  });

  describe('looking up', () => {
    it('asks once for a key that many requests wait for', async () => {
      const { secret } = await addKey();
      const answers = await Promise.all(Array.from({ length: 50 }, () => authenticator.authenticate(secret)));
      expect(new Set(answers).size).toBe(1);
      expect(repository.lookups).toHaveLength(1);
    });

    it('has a bounded number of look-ups under way, whatever comes', async () => {
      let underWay = 0;
      let most = 0;
      repository.afterRead = async () => {
        most = Math.max(most, ++underWay);
        await new Promise<void>((resolve) => void clock.schedule(10, resolve));
        underWay--;
      };
      const keys = await Promise.all(Array.from({ length: 100 }, () => addKey()));
      const answers = Promise.all(keys.map(({ secret }) => authenticator.authenticate(secret)));
      await clock.advanceGently(200);
      expect(await answers).toHaveLength(100);
      expect(most).toBe(16);
    });

    it('does not wait longer than the timeout, and says that the database is unavailable', async () => {
      const { secret } = await addKey();
      repository.afterRead = () => new Promise(() => undefined);
      const answer = Promise.resolve(authenticator.authenticate(secret));
      const rejected = expect(answer).rejects.toMatchObject({
        code: 'database_unavailable',
        retryable: true,
      });
      await clock.advanceGently(2_000, 500);
      await rejected;
    });
  });

  describe('when a change is told', () => {
    it('stops a revoked key at once', async () => {
      const key = await addKey();
      await outcome(key.secret);
      await revoke(key);
      authenticator.apiKeyChanged(hashOf(key.secret));
      expect(await outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('knows a new key at once that was unknown before', async () => {
      const created = await addKey();
      const late = new InMemoryApiKeyRepository();
      authenticator = new ApiKeyAuthenticator({ repository: late, hasher, clock, logger });
      authenticator.connected();
      expect(await outcome(created.secret)).toEqual(awaited('api_key_unknown'));
      await late.insert(created.key, hashOf(created.secret));
      authenticator.apiKeyChanged(hashOf(created.secret));
      expect(await outcome(created.secret)).toEqual(awaited('ok'));
    });

    it('forgets every key when many are told to have changed', async () => {
      const keys = [await addKey(), await addKey()];
      for (const { secret } of keys) await outcome(secret);
      authenticator.allApiKeysChanged();
      for (const { secret } of keys) expect(await outcome(secret)).toEqual(awaited('ok'));
    });

    it.each([
      ['of the key', (secret: string) => authenticator.apiKeyChanged(hashOf(secret))],
      ['of all keys', () => authenticator.allApiKeysChanged()],
      ['missed, told by the feed connecting', () => authenticator.connected()],
    ])('does not believe a look-up that was under way at a change %s', async (_, tell) => {
      const key = await addKey();
      const answered = Promise.withResolvers<void>();
      repository.afterRead = () => answered.promise;
      const early = authenticator.authenticate(key.secret);
      await revoke(key);
      tell(key.secret);
      const joined = authenticator.authenticate(key.secret);
      answered.resolve();
      await expect(early).rejects.toMatchObject({ code: 'api_key_revoked' });
      await expect(joined).rejects.toMatchObject({ code: 'api_key_revoked' });
      expect(await outcome(key.secret)).toEqual(sync('api_key_revoked'));
      expect(repository.lookups).toHaveLength(2);
    });

    it('gives up on a key that changes with every look-up, rather than believe one', async () => {
      const { secret } = await addKey();
      repository.afterRead = async () => {
        authenticator.apiKeyChanged(hashOf(secret));
        await new Promise<void>((resolve) => void clock.schedule(100, resolve));
      };
      const rejected = expect(authenticator.authenticate(secret)).rejects.toMatchObject({
        code: 'database_unavailable',
      });
      await clock.advanceGently(3_000, 100);
      await rejected;
      expect(repository.lookups.length).toBeLessThan(25);
    });

    it('assumes nothing of a changed key while the database is down', async () => {
      const { secret } = await addKey();
      await outcome(secret);
      breakDatabase();
      authenticator.apiKeyChanged(hashOf(secret));
      expect(await outcome(secret)).toEqual(awaited('database_unavailable'));
    });
  });

  describe('while the feed is down', () => {
    it('re-checks what is older than five seconds', async () => {
      const key = await addKey();
      await outcome(key.secret);
      authenticator.disconnected();
      await revoke(key);
      clock.advance(1_999);
      expect(await outcome(key.secret)).toEqual(sync('ok'));
      clock.advance(3_001);
      expect(await outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('stops a revoked key that is in use within five seconds', async () => {
      const key = await addKey();
      await outcome(key.secret);
      authenticator.disconnected();
      await revoke(key);
      for (let second = 0; second < 5; second++) {
        clock.advance(1_000);
        await outcome(key.secret);
      }
      expect((await outcome(key.secret)).result).toBe('api_key_revoked');
    });

    it('counts those seconds from when the look-up was sent, not from its answer', async () => {
      const key = await addKey();
      authenticator.disconnected();
      repository.afterRead = () => new Promise<void>((resolve) => void clock.schedule(1_000, resolve));
      const answer = authenticator.authenticate(key.secret);
      await revoke(key);
      await clock.advanceGently(1_000, 500);
      await answer;
      repository.afterRead = null;
      clock.advance(4_000);
      expect(await outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('re-checks refusals after five seconds too', async () => {
      const secret = unknownSecret();
      await outcome(secret);
      authenticator.disconnected();
      clock.advance(5_000);
      expect(await outcome(secret)).toEqual(awaited('api_key_unknown'));
    });

    it('re-checks every key once it is connected again', async () => {
      const [kept, revoked] = [await addKey(), await addKey()];
      for (const { secret } of [kept, revoked]) await outcome(secret);
      authenticator.disconnected();
      await revoke(revoked);
      authenticator.connected();
      expect(await outcome(revoked.secret)).toEqual(awaited('api_key_revoked'));
      expect(await outcome(kept.secret)).toEqual(awaited('ok'));
      expect(await outcome(kept.secret)).toEqual(sync('ok'));
    });

    it('counts as down before it was ever connected', async () => {
      authenticator = new ApiKeyAuthenticator({ repository, hasher, clock, logger });
      const { secret } = await addKey();
      await outcome(secret);
      clock.advance(5_000);
      expect(await outcome(secret)).toEqual(awaited('ok'));
    });
  });

  describe('while the database is down', () => {
    it('serves a known-good key for 15 minutes from its last confirmation, then no more', async () => {
      const { secret } = await addKey();
      await outcome(secret);
      breakDatabase();
      clock.advance(MINUTE_MS);
      expect(await outcome(secret)).toEqual(awaited('ok'));
      clock.advance(1_000);
      expect(await outcome(secret)).toEqual(sync('ok'));
      clock.advance(14 * MINUTE_MS - 1_001);
      expect((await outcome(secret)).result).toBe('ok');
      clock.advance(1);
      expect(await outcome(secret)).toEqual(awaited('database_unavailable'));
    });

    it('makes no request of a known-good key wait while look-ups hang, the first one apart', async () => {
      const keys = await Promise.all(Array.from({ length: 10 }, () => addKey()));
      for (const { secret } of keys) await outcome(secret);
      repository.afterRead = () => new Promise(() => undefined);
      clock.advance(MINUTE_MS);
      const first = authenticator.authenticate(keys[0]!.secret);
      expect(first).toBeInstanceOf(Promise);
      await clock.advanceGently(2_000, 500);
      expect(await first).toMatchObject({ id: keys[0]!.key.id });
      for (let second = 0; second < 60; second++) {
        for (const { secret } of keys) expect(await outcome(secret)).toEqual(sync('ok'));
        await clock.advanceGently(1_000, 250);
      }
      expect(repository.lookups.length).toBeLessThan(10 + 1 + 61);
    });

    it('still refuses a key that has expired meanwhile', async () => {
      const { secret } = await addKey(new Date(clock.nowMs() + 2 * MINUTE_MS));
      await outcome(secret);
      breakDatabase();
      clock.advance(2 * MINUTE_MS);
      expect(await outcome(secret)).toEqual(awaited('api_key_expired'));
    });

    it('can tell nothing of a key it does not know', async () => {
      const { secret } = await addKey();
      breakDatabase();
      expect(await outcome(secret)).toEqual(awaited('database_unavailable'));
      mendDatabase();
      expect(await outcome(secret)).toEqual(awaited('ok'));
    });

    it('finds out that it is back, and stops a key revoked meanwhile', async () => {
      const key = await addKey();
      await outcome(key.secret);
      authenticator.disconnected();
      breakDatabase();
      clock.advance(5_000);
      expect(await outcome(key.secret)).toEqual(awaited('ok'));
      mendDatabase();
      await revoke(key);
      clock.advance(1_000);
      await outcome(key.secret);
      expect(await outcome(key.secret)).toEqual(sync('api_key_revoked'));
    });

    it('asks for every other key again as soon as one look-up has succeeded', async () => {
      const [probed, revoked] = [await addKey(), await addKey()];
      for (const { secret } of [probed, revoked]) await outcome(secret);
      authenticator.disconnected();
      breakDatabase();
      clock.advance(5_000);
      await outcome(probed.secret);
      mendDatabase();
      await revoke(revoked);
      clock.advance(1_000);
      await outcome(probed.secret);
      expect(await outcome(revoked.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('asks again as soon as the feed is connected', async () => {
      const key = await addKey();
      await outcome(key.secret);
      authenticator.disconnected();
      breakDatabase();
      clock.advance(5_000);
      await outcome(key.secret);
      mendDatabase();
      await revoke(key);
      authenticator.connected();
      expect(await outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('ends the grace of a key that changes while its re-check is failing', async () => {
      const { secret } = await addKey();
      await outcome(secret);
      clock.advance(MINUTE_MS);
      repository.afterRead = () => new Promise(() => undefined);
      const rejected = expect(authenticator.authenticate(secret)).rejects.toMatchObject({
        code: 'database_unavailable',
      });
      authenticator.apiKeyChanged(hashOf(secret));
      await clock.advanceGently(2_000, 500);
      await rejected;
    });

    it('ends the grace of a key while its re-check is failing, if its time is over by then', async () => {
      const { secret } = await addKey();
      await outcome(secret);
      clock.advance(15 * MINUTE_MS - 1_000);
      repository.afterRead = () => new Promise(() => undefined);
      const rejected = expect(authenticator.authenticate(secret)).rejects.toMatchObject({
        code: 'database_unavailable',
      });
      await clock.advanceGently(2_000, 500);
      await rejected;
    });

    it('does not take an old failure for a reason to serve without asking', async () => {
      const key = await addKey();
      await outcome(key.secret);
      authenticator.disconnected();
      breakDatabase();
      clock.advance(5_000);
      await outcome(key.secret);
      mendDatabase();
      await revoke(key);
      clock.advance(5_000);
      expect(await outcome(key.secret)).toEqual(awaited('api_key_revoked'));
    });

    it('is not believed to be down because a flood of made-up keys fills the queue', async () => {
      start({ maxConcurrentLookups: 1, maxQueuedLookups: 1 });
      const key = await addKey();
      await outcome(key.secret);
      authenticator.disconnected();
      await revoke(key);
      clock.advance(5_000);
      const release = Promise.withResolvers<void>();
      repository.afterRead = () => release.promise;
      const flood = Array.from({ length: 5 }, () =>
        Promise.resolve(authenticator.authenticate(unknownSecret())),
      );
      const refused = Promise.allSettled(flood);
      await flushMicrotasks();
      const holder = authenticator.authenticate(key.secret);
      release.resolve();
      await expect(holder).rejects.toMatchObject({ code: 'api_key_revoked' });
      await refused;
    });

    it('logs one line for many failures, with a code and nothing else', async () => {
      const { secret } = await addKey();
      await outcome(secret);
      breakDatabase();
      clock.advance(MINUTE_MS);
      for (let count = 0; count < 20; count++) {
        await outcome(secret);
        await outcome(unknownSecret());
      }
      expect(logger.of('api_keys.lookup_failed')).toEqual([
        { errorCode: 'database_error', servedStale: true },
      ]);
    });
  });
});
