import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aStoredApiKey } from '../../../testing/src/a-stored-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { FakeSecretHasher } from '../../../testing/src/fake-secret-hasher.ts';
import { InMemoryApiKeyRepository } from '../../../testing/src/in-memory-api-key-repository.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import type { ApiKey, ApiKeyHash } from '../api-keys/api-key.ts';
import { newSecret } from '../api-keys/new-api-key.ts';
import { type DatabaseMood, KEYS, type Step, step } from './__fixtures__/authenticator-steps.ts';
import { ApiKeyAuthenticator } from './authenticate-api-key.ts';

const MAX_CONCURRENT = 2;
const LOOKUP_TIMEOUT_MS = 2_000;
/** A re-check that takes longer is as good as failed to whoever waits for it. */
const RECHECK_WAIT_MS = 250;
const FEED_DOWN_TTL_MS = 5_000;
/** How long a failed look-up may stand for a database that is down. */
const DOWN_BELIEF_MS = 5_000;
const TTL_MS = 60_000;
const GRACE_MS = 15 * 60_000;

/** What is true of one secret, as the test knows it. */
interface Truth {
  readonly secret: string;
  readonly hash: ApiKeyHash;
  /** When it stops working: by revocation, or when the grace of a rotation is over. */
  endsAtMs: number | null;
  endTold: boolean;
  /** The end that the latest look-up which was believed has seen. */
  endSeenMs: number | null;
  /** Whether the key has been rotated since its end. */
  forgotten: boolean;
  /** As which one it is kept; null once it is forgotten. */
  slot: 'current' | 'previous' | 'older' | null;
  /** When a look-up that saw the secret work was sent, the latest of those that came back in time. */
  confirmedAtMs: number;
  /** When a change of it was last told. */
  toldAtMs: number;
}

/** A key, with its secrets from the present one back. */
interface Holder {
  readonly key: ApiKey;
  readonly secrets: Truth[];
  revoked: boolean;
}

function aTruth(secret: string, hash: ApiKeyHash): Truth {
  return {
    ...{ secret, hash, endsAtMs: null, endTold: false, endSeenMs: null, forgotten: false },
    slot: 'current',
    ...{ confirmedAtMs: Number.NEGATIVE_INFINITY, toldAtMs: Number.NEGATIVE_INFINITY },
  };
}

interface Tally {
  successes: number;
  refusals: number;
  stale: number;
  /** Replaced secrets that passed in their grace, and that were refused after it. */
  graces: number;
  replaced: number;
}

async function play(steps: readonly Step[]): Promise<Tally> {
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
  const holders: Holder[] = [];
  for (let index = 0; index < KEYS; index++) {
    const { key, secret } = await aStoredApiKey({ repository, hasher, clock, randomBytes });
    const truth = aTruth(secret, hasher.sha256Hex(secret) as ApiKeyHash);
    holders.push({ key, secrets: [truth], revoked: false });
  }
  const truths = () => holders.flatMap(({ secrets }) => secrets);
  let mood: DatabaseMood = 'prompt';
  let notPromptUntilMs = Number.NEGATIVE_INFINITY;
  let lastFailureMs = Number.NEGATIVE_INFINITY;
  let feedUp = false;
  let feedConnections = 0;
  let feedConnectedAtMs = Number.NEGATIVE_INFINITY;
  const underWay = new Map<ApiKeyHash, number>();
  const tally: Tally = { successes: 0, refusals: 0, stale: 0, graces: 0, replaced: 0 };

  repository.afterRead = async (hash, signal) => {
    const askedAtMs = clock.nowMs();
    const truth = truths().find((candidate) => candidate.hash === hash)!;
    const sawEndMs = truth.endsAtMs;
    const sawUsable = sawEndMs === null || askedAtMs < sawEndMs;
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
    if (askedInConnection !== feedConnections) return;
    truth.endSeenMs = sawEndMs;
    if (sawUsable) truth.confirmedAtMs = Math.max(truth.confirmedAtMs, askedAtMs);
  };

  /** A secret passed that had ended: that must be excused by what the gateway could know. */
  function checkSafety(truth: Truth, calledAtMs: number, endedAtMs: number) {
    const agoMs = calledAtMs - endedAtMs;
    expect(truth.endTold, 'a secret passed whose end had been told').toBe(false);
    const seen = truth.endSeenMs !== null && truth.endSeenMs <= calledAtMs;
    expect(seen, 'a secret passed whose end had been seen').toBe(false);
    expect(agoMs, 'a secret passed 15 minutes after its end').toBeLessThan(GRACE_MS);
    const asked = lastFailureMs >= calledAtMs - DOWN_BELIEF_MS;
    if (asked) tally.stale++;
    else {
      expect(agoMs, 'a key passed without being checked again').toBeLessThanOrEqual(FEED_DOWN_TTL_MS);
      expect(
        feedUp && feedConnectedAtMs >= endedAtMs && calledAtMs >= feedConnectedAtMs,
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

  const hasEnded = ({ endsAtMs }: Truth) => endsAtMs !== null && endsAtMs <= clock.nowMs();

  function authenticate(truth: Truth) {
    const calledAtMs = clock.nowMs();
    const atCall = { ...truth };
    const passed = () => {
      tally.successes++;
      if (atCall.endsAtMs === null) return;
      if (atCall.endsAtMs > calledAtMs) tally.graces++;
      else checkSafety(atCall, calledAtMs, atCall.endsAtMs);
    };
    const failed = (error: { code: string }) => {
      tally.refusals++;
      if (error.code === 'api_key_revoked') {
        expect(hasEnded(truth), 'a secret was refused before its end').toBe(true);
        if (holders.every(({ revoked }) => !revoked)) tally.replaced++;
      } else if (error.code === 'api_key_unknown') expect(truth.forgotten).toBe(true);
      else {
        expect(error.code).toBe('database_unavailable');
        if (!hasEnded(truth)) checkLiveness(truth, calledAtMs);
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
    if (next.do === 'authenticate') {
      const { secrets } = holders[next.key]!;
      waiting.push(authenticate(secrets[Math.min(next.age, secrets.length - 1)]!));
    } else if (next.do === 'advance') await advance(next.ms);
    else if (next.do === 'database') {
      if (mood !== 'prompt') notPromptUntilMs = clock.nowMs();
      mood = next.mood;
    } else if (next.do === 'tellAllChanged') {
      if (!feedUp) return;
      authenticator.allApiKeysChanged();
      for (const truth of truths()) {
        truth.toldAtMs = clock.nowMs();
        if (truth.endsAtMs !== null) truth.endTold = true;
      }
    } else if (next.do === 'feed') {
      if (next.up === feedUp) return;
      feedUp = next.up;
      if (feedUp) {
        feedConnections++;
        feedConnectedAtMs = clock.nowMs();
        authenticator.connected();
      } else authenticator.disconnected();
    } else {
      const holder = holders[next.key]!;
      if (holder.revoked) return;
      if (next.do === 'revoke') await revoke(holder);
      else await rotate(holder, next.graceMs);
      if (!feedUp) return;
      for (const truth of holder.secrets.slice(0, 3)) {
        truth.toldAtMs = clock.nowMs();
        authenticator.apiKeyChanged(truth.hash);
      }
    }
  }

  async function revoke(holder: Holder) {
    await repository.update({ ...holder.key, revokedAt: new Date(clock.nowMs()) });
    holder.revoked = true;
    for (const truth of holder.secrets) endBy(truth, clock.nowMs());
  }

  async function rotate(holder: Holder, graceMs: number) {
    const nowMs = clock.nowMs();
    const { secret, ...stored } = newSecret('live', { hasher, randomBytes });
    const until = new Date(nowMs + graceMs);
    const [present, ...replaced] = holder.secrets;
    const kept = replaced.filter(
      ({ slot, endsAtMs }) => slot !== null && endsAtMs !== null && endsAtMs > nowMs,
    );
    if (kept.length > 1) return;
    const keptSecrets = kept.map(({ slot, endsAtMs }) => ({ was: slot!, until: new Date(endsAtMs!) }));
    await repository.rotate(holder.key, {
      ...stored,
      rotatedAt: new Date(nowMs),
      expiresAt: holder.key.expiresAt,
      kept: [{ was: 'current', until }, ...keptSecrets],
    });
    endBy(present!, until.getTime());
    for (const truth of replaced) {
      if (kept.includes(truth)) continue;
      truth.forgotten = true;
      truth.slot = null;
    }
    present!.slot = 'previous';
    for (const truth of kept) truth.slot = 'older';
    holder.secrets.unshift(aTruth(secret, stored.hash));
  }

  /** The secret ends then if not before; that it does is told with the change, if the feed is up. */
  function endBy(truth: Truth, atMs: number) {
    if (truth.endsAtMs !== null && truth.endsAtMs <= atMs) return;
    truth.endsAtMs = atMs;
    truth.endTold = feedUp;
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
  it('never lets a revoked or replaced secret pass beyond what it could not know, nor refuses a good one it could judge', async () => {
    const total: Tally = { successes: 0, refusals: 0, stale: 0, graces: 0, replaced: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const tally = await play(steps);
        for (const of of Object.keys(total) as (keyof Tally)[]) total[of] += tally[of];
      }),
      { numRuns: 1000 },
    );
    // The property would hold of nothing at all: see that the steps reach what it speaks of.
    expect(Math.min(total.successes, total.refusals)).toBeGreaterThan(500);
    expect(Math.min(total.graces, total.replaced)).toBeGreaterThan(30);
    expect(total.stale).toBeGreaterThan(0);
  });
});
