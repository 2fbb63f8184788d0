import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { FakeSecretHasher } from '../../../testing/src/fake-secret-hasher.ts';
import { InMemoryApiKeyRepository } from '../../../testing/src/in-memory-api-key-repository.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import type { ApiKeyHash } from './api-key.ts';
import { ApiKeyAuthenticator } from './authenticate-api-key.ts';
import { createApiKey } from './create-api-key.ts';

const KEYS = 3;
const MAX_CONCURRENT = 2;
const LOOKUP_TIMEOUT_MS = 2_000;
/** A re-check that takes longer is as good as failed to whoever waits for it. */
const RECHECK_WAIT_MS = 250;
const FEED_DOWN_TTL_MS = 5_000;
/** How long a failed look-up may stand for a database that is down. */
const DOWN_BELIEF_MS = 5_000;
const TTL_MS = 60_000;
const GRACE_MS = 15 * 60_000;

type DatabaseMood = 'prompt' | 'slow' | 'failing' | 'hanging';
type Step =
  | { readonly do: 'authenticate' | 'revoke'; readonly key: number }
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'feed'; readonly up: boolean }
  | { readonly do: 'database'; readonly mood: DatabaseMood }
  | { readonly do: 'tellAllChanged' };

const key = fc.nat(KEYS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('authenticate' as const), key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('revoke' as const), key }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      ms: fc.constantFrom(1, 300, 1_000, 2_500, 4_999, 6_000, 35_000, 61_000, 301_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('feed' as const), up: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('database' as const),
      mood: fc.constantFrom<DatabaseMood>('prompt', 'slow', 'failing', 'hanging'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tellAllChanged' as const) }) },
);

/** What is true of one key, as the test knows it. */
interface Truth {
  readonly secret: string;
  readonly hash: ApiKeyHash;
  readonly revoke: () => Promise<unknown>;
  revokedAtMs: number | null;
  revocationTold: boolean;
  /** When a look-up that saw the key unrevoked was sent, the latest of those that came back in time. */
  confirmedAtMs: number;
  /** When a change of it was last told. */
  toldAtMs: number;
}

async function play(steps: readonly Step[]): Promise<{ successes: number; refusals: number; stale: number }> {
  const clock = new FakeClock(0);
  const repository = new InMemoryApiKeyRepository();
  const hasher = new FakeSecretHasher();
  const randomBytes = seededRandomBytes();
  const authenticator = new ApiKeyAuthenticator(
    { repository, hasher, clock, logger: new RecordingLogger() },
    {
      maxConcurrentLookups: MAX_CONCURRENT,
      lookupTimeoutMs: LOOKUP_TIMEOUT_MS,
      recheckWaitMs: RECHECK_WAIT_MS,
    },
  );
  const truths: Truth[] = [];
  for (let index = 0; index < KEYS; index++) {
    const { key, secret } = await createApiKey(
      { organizationId: aFreshId(), workspaceId: aFreshId(), name: 'key', mode: 'live', expiresAt: null },
      { repository, hasher, clock, randomBytes },
    );
    truths.push({
      secret,
      hash: hasher.sha256Hex(secret) as ApiKeyHash,
      revoke: () => repository.revoke(key.organizationId, key.id, new Date(clock.nowMs())),
      revokedAtMs: null,
      revocationTold: false,
      confirmedAtMs: Number.NEGATIVE_INFINITY,
      toldAtMs: Number.NEGATIVE_INFINITY,
    });
  }
  let mood: DatabaseMood = 'prompt';
  let notPromptUntilMs = Number.NEGATIVE_INFINITY;
  let lastFailureMs = Number.NEGATIVE_INFINITY;
  let feedUp = false;
  let feedConnections = 0;
  let feedConnectedAtMs = Number.NEGATIVE_INFINITY;
  const underWay = new Map<ApiKeyHash, number>();
  const tally = { successes: 0, refusals: 0, stale: 0 };

  repository.afterRead = async (hash, signal) => {
    const askedAtMs = clock.nowMs();
    const truth = truths.find((candidate) => candidate.hash === hash)!;
    const sawUsable = truth.revokedAtMs === null;
    const askedInConnection = feedConnections;
    expect(underWay.has(hash), 'two look-ups of one key at a time').toBe(false);
    underWay.set(hash, askedAtMs);
    expect(underWay.size, 'too many look-ups at a time').toBeLessThanOrEqual(MAX_CONCURRENT);
    signal?.addEventListener('abort', () => underWay.delete(hash), { once: true });
    const delayMs = { prompt: 0, slow: 700, failing: 0, hanging: 3_600_000 }[mood];
    const fails = mood === 'failing';
    await new Promise<void>((resolve) => {
      if (delayMs === 0) return resolve();
      signal?.addEventListener('abort', () => resolve(), { once: true });
      clock.schedule(delayMs, resolve);
      clock.schedule(RECHECK_WAIT_MS, () => {
        lastFailureMs = Math.max(lastFailureMs, askedAtMs + RECHECK_WAIT_MS);
      });
    });
    const timedOut = signal?.aborted === true;
    if (!timedOut) underWay.delete(hash);
    if (timedOut || fails) {
      lastFailureMs = clock.nowMs();
      throw new Error('the database is down');
    }
    // A look-up overtaken by the feed connecting is repeated, and its answer not kept.
    if (sawUsable && askedInConnection === feedConnections)
      truth.confirmedAtMs = Math.max(truth.confirmedAtMs, askedAtMs);
  };

  /** A revoked key passed: that must be excused by what the gateway could know. */
  function checkSafety(truth: Truth, calledAtMs: number, revokedAtMs: number) {
    const agoMs = calledAtMs - revokedAtMs;
    expect(truth.revocationTold, 'a key passed whose revocation had been told').toBe(false);
    expect(agoMs, 'a key passed 15 minutes after its revocation').toBeLessThan(GRACE_MS);
    const asked = lastFailureMs >= calledAtMs - DOWN_BELIEF_MS;
    if (asked) tally.stale++;
    else {
      expect(agoMs, 'a key passed without being checked again').toBeLessThanOrEqual(FEED_DOWN_TTL_MS);
      expect(
        feedUp && feedConnectedAtMs >= revokedAtMs && calledAtMs >= feedConnectedAtMs,
        'a key passed unchecked after the feed had reconnected',
      ).toBe(false);
    }
  }

  /** A good key did not pass: then there was neither a database nor a confirmation young enough. */
  function checkLiveness(truth: Truth, calledAtMs: number) {
    expect(notPromptUntilMs, 'a good key was refused although the database answers').toBeGreaterThanOrEqual(
      calledAtMs - LOOKUP_TIMEOUT_MS,
    );
    const known = truth.confirmedAtMs > truth.toldAtMs && clock.nowMs() - truth.confirmedAtMs < GRACE_MS;
    expect(known, 'a known-good key was refused while the database was down').toBe(false);
  }

  function authenticate(truth: Truth) {
    const calledAtMs = clock.nowMs();
    const revokedAtCallMs = truth.revokedAtMs;
    const toldAtCall = truth.revocationTold;
    const passed = () => {
      tally.successes++;
      if (revokedAtCallMs === null) return;
      checkSafety({ ...truth, revocationTold: toldAtCall }, calledAtMs, revokedAtCallMs);
    };
    const failed = (error: { code: string }) => {
      tally.refusals++;
      if (error.code === 'api_key_revoked') expect(truth.revokedAtMs).not.toBeNull();
      else {
        expect(error.code).toBe('database_unavailable');
        if (truth.revokedAtMs === null) checkLiveness(truth, calledAtMs);
      }
    };
    try {
      const answer = authenticator.authenticate(truth.secret);
      if (answer instanceof Promise) return answer.then(passed, failed);
      const confirmedAgoMs = calledAtMs - truth.confirmedAtMs;
      expect(confirmedAgoMs).toBeLessThan(lastFailureMs >= calledAtMs - DOWN_BELIEF_MS ? GRACE_MS : TTL_MS);
      passed();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'DomainError') throw error;
      failed(error as unknown as { code: string });
    }
    return Promise.resolve();
  }

  /** Finely while look-ups may be under way, so that an answer and a timeout never fall into one step. */
  async function advance(ms: number) {
    const fineMs = Math.min(ms, 10_000);
    await clock.advanceGently(fineMs, 250);
    clock.advance(ms - fineMs);
  }

  async function perform(next: Step): Promise<void> {
    if (next.do === 'authenticate') waiting.push(authenticate(truths[next.key]!));
    else if (next.do === 'advance') await advance(next.ms);
    else if (next.do === 'database') {
      if (mood !== 'prompt') notPromptUntilMs = clock.nowMs();
      mood = next.mood;
    } else if (next.do === 'tellAllChanged') {
      if (!feedUp) return;
      authenticator.allApiKeysChanged();
      for (const truth of truths) truth.toldAtMs = clock.nowMs();
      for (const truth of truths) if (truth.revokedAtMs !== null) truth.revocationTold = true;
    } else if (next.do === 'feed') {
      if (next.up === feedUp) return;
      feedUp = next.up;
      if (feedUp) {
        feedConnections++;
        feedConnectedAtMs = clock.nowMs();
        authenticator.connected();
      } else authenticator.disconnected();
    } else {
      const truth = truths[next.key]!;
      if (truth.revokedAtMs !== null) return;
      await truth.revoke();
      truth.revokedAtMs = clock.nowMs();
      if (!feedUp) return;
      truth.revocationTold = true;
      truth.toldAtMs = clock.nowMs();
      authenticator.apiKeyChanged(truth.hash);
    }
  }

  const waiting: Promise<void>[] = [];
  for (const next of steps) {
    if (mood !== 'prompt') notPromptUntilMs = clock.nowMs();
    await perform(next);
    if (mood !== 'prompt') notPromptUntilMs = clock.nowMs();
    await flushMicrotasks();
  }
  await clock.advanceGently(3 * LOOKUP_TIMEOUT_MS * KEYS, 250);
  await Promise.all(waiting);
  return tally;
}

describe('ApiKeyAuthenticator, whatever happens in whatever order', () => {
  it('never lets a revoked key pass beyond what it could not know, nor refuses a good one it could judge', async () => {
    const total = { successes: 0, refusals: 0, stale: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const tally = await play(steps);
        total.successes += tally.successes;
        total.refusals += tally.refusals;
        total.stale += tally.stale;
      }),
      { numRuns: 1000 },
    );
    // The property would hold of nothing at all: see that the steps reach what it speaks of.
    expect(Math.min(total.successes, total.refusals)).toBeGreaterThan(500);
    expect(total.stale).toBeGreaterThan(0);
  });
});
