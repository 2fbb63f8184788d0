import { describe, expect, it } from 'vitest';
import { aQuota } from '../../../testing/src/a-limit.ts';
import { aRequestId } from '../../../testing/src/a-usage-record.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import type { ModelId, TeamId, UserId } from '../kernel/ids.ts';
import { HOLDS_NOTHING } from '../limits/holds-nothing.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { LeaseHolderId } from '../limits/quota-leases.ts';
import { type Ending, UNKNOWN_USAGE } from '../usage/usage-record.ts';
import { aRequest } from './__fixtures__/a-run.ts';
import type { AnswerFacts } from './attempt.ts';
import { type RequestFacts, toSettlement } from './settlement.ts';

const REPORTED = {
  inputTokens: 10,
  cachedInputTokens: 4,
  cacheWriteTokens: null,
  outputTokens: 0,
  reasoningTokens: null,
  audioInputTokens: null,
  imageInputTokens: null,
  audioOutputTokens: null,
};

function facts(
  overrides: Partial<RequestFacts> = {},
  answer: Partial<AnswerFacts> = {},
  streaming = true,
): RequestFacts {
  const request = aRequest(
    { body: { stream: streaming, messages: [{ role: 'user', content: 'x'.repeat(100) }] } },
    new FakeClock(),
  );
  const deployment = request.deployments[0]!;
  return {
    requestId: aRequestId(),
    request: { ...request, receivedUs: 1_000 },
    deployment,
    askedUs: 1_500,
    dispatchedUs: 1_500,
    attempts: [
      {
        deploymentId: deployment.id,
        connectionId: deployment.connection.id,
        status: 200,
        errorCode: null,
        durationUs: 9,
        startOffsetUs: 500,
        firstByteUs: 4,
        breakerState: 'closed',
      },
    ],
    answer: {
      finishReason: 'stop',
      model: 'upstream-model',
      usage: null,
      generatedBytes: 26,
      itl: null,
      lastTokenUs: null,
      units: null,
      ...answer,
    },
    ending: 'completed',
    status: 200,
    errorCode: null,
    admittedUs: 1_300,
    firstTokenArrivedUs: 3_000,
    firstTokenSentUs: 3_040,
    endedUs: 9_000,
    overheadUs: 40,
    upstreamRequestId: null,
    responseBytes: 99,
    ...overrides,
  };
}

const ENDINGS: readonly Ending[] = [
  'completed',
  'upstream_failed',
  'client_disconnected',
  'timed_out',
  'shut_down',
  'limit_reached',
  'cancelled',
];
const ESTIMATED: readonly Ending[] = [
  'completed',
  'client_disconnected',
  'shut_down',
  'limit_reached',
  'cancelled',
];

describe('toSettlement', () => {
  it('charges nothing for the requests of a test key, known or unknown, and keeps their usage', () => {
    const { request } = facts();
    const ofTestKey = { ...request, key: { ...request.key, mode: 'test' as const } };
    const used = toSettlement(facts({ request: ofTestKey }, { usage: REPORTED }));
    expect(used).toMatchObject({ usage: REPORTED, usageSource: 'reported', costNanoUsd: 0n });
    expect(toSettlement(facts({}, { usage: REPORTED })).costNanoUsd).toBeGreaterThan(0n);
    expect(toSettlement(facts({ request: ofTestKey, ending: 'timed_out' }))).toMatchObject({
      usageSource: 'unknown',
      costNanoUsd: 0n,
    });
  });

  it('names whose leases cover the request', () => {
    const { request } = facts();
    const leaseHolder = '019bc0de-0000-7000-8000-00000000a00c' as LeaseHolderId;
    const covered = { ...request, admitted: { ...request.admitted, leaseHolder } };
    expect(toSettlement(facts({ request: covered })).leaseHolder).toBe(leaseHolder);
    expect(toSettlement(facts()).leaseHolder).toBeNull();
  });

  it('says whether another connection served it than the first, which failed or could not be asked', () => {
    const base = facts();
    const [attempt] = base.attempts;
    const isFallback = (overrides: Partial<RequestFacts>) =>
      toSettlement({ ...base, ...overrides }).isFallback;
    const elsewhere = { ...attempt!, connectionId: aFreshId<'connection'>(), errorCode: 'upstream_failed' };
    expect(isFallback({})).toBe(false);
    expect(isFallback({ attempts: [{ ...attempt!, errorCode: 'upstream_failed' }, attempt!] })).toBe(false);
    expect(isFallback({ attempts: [elsewhere, attempt!] })).toBe(true);
    expect(isFallback({ deployment: { ...base.deployment, tier: base.deployment.tier + 1 } })).toBe(true);
  });

  it("names the key's subscription to the model, and no other", () => {
    const { request } = facts();
    const id = '019bc0de-0000-7000-8000-00000000a00a' as SubscriptionId;
    const subscribed = (model: ModelId) =>
      toSettlement(
        facts({ request: { ...request, key: { ...request.key, subscriptions: new Map([[model, id]]) } } }),
      ).subscriptionId;
    expect(subscribed(request.model.id)).toBe(id);
    expect(subscribed('019bc0de-0000-7000-8000-00000000a00b' as ModelId)).toBeNull();
  });

  it("names the key's owner and the owner's team", () => {
    const { request } = facts();
    const owned = {
      ownerUserId: '019bc0de-0000-7000-8000-00000000a007' as UserId,
      ownerTeamId: '019bc0de-0000-7000-8000-00000000a008' as TeamId,
    };
    expect(toSettlement(facts({ request: { ...request, key: { ...request.key, ...owned } } }))).toMatchObject(
      {
        userId: owned.ownerUserId,
        teamId: owned.ownerTeamId,
      },
    );
    expect(toSettlement(facts())).toMatchObject({ userId: null, teamId: null, clientUser: null, tags: null });
  });

  it.each(ENDINGS)(
    'takes reported counts as they are when the request ended %s, zeros included',
    (ending) => {
      const record = toSettlement(facts({ ending }, { usage: REPORTED }));
      expect(record.usage).toEqual(REPORTED);
      expect(record.usageSource).toBe('reported');
      expect(record.costNanoUsd).not.toBeNull();
    },
  );

  it.each(ENDINGS.filter((ending) => ESTIMATED.includes(ending)))(
    'estimates what is not reported when the request ended %s',
    (ending) => {
      const one = facts({ ending });
      const { usage, usageSource } = toSettlement(one);
      expect(usageSource).toBe('estimated');
      expect(usage).toEqual({
        inputTokens: one.request.parsed.estimatedInputTokens,
        cachedInputTokens: null,
        cacheWriteTokens: null,
        outputTokens: 7,
        reasoningTokens: null,
        audioInputTokens: null,
        imageInputTokens: null,
        audioOutputTokens: null,
      });
    },
  );

  it.each(ENDINGS.filter((ending) => !ESTIMATED.includes(ending)))(
    'knows nothing of what is not reported when the request ended %s, and charges nothing',
    (ending) => {
      const { usage, usageSource, costNanoUsd } = toSettlement(facts({ ending }));
      expect(usageSource).toBe('unknown');
      expect(usage).toEqual(UNKNOWN_USAGE);
      expect(costNanoUsd).toBeNull();
    },
  );

  it('estimates the count that an upstream leaves out, and keeps the one that it reports', () => {
    for (const ending of ESTIMATED) {
      const one = facts({ ending }, { usage: { ...REPORTED, outputTokens: null } });
      expect(toSettlement(one)).toMatchObject({
        usage: { inputTokens: 10, cachedInputTokens: 4, outputTokens: 7 },
        usageSource: 'estimated',
      });
    }
    const failed = facts({ ending: 'upstream_failed' }, { usage: { ...REPORTED, outputTokens: null } });
    expect(toSettlement(failed)).toMatchObject({ usage: { outputTokens: null }, usageSource: 'reported' });
  });

  it('estimates nothing where the request has the price, not its tokens', () => {
    const { request } = facts();
    const operation = { ...request.operation, unit: 'requests' as const };
    expect(toSettlement(facts({ request: { ...request, operation } })).usageSource).toBe('unknown');
  });

  it('estimates the output of a whole answer in one piece', () => {
    const { usage, usageSource } = toSettlement(facts({}, { generatedBytes: 9 }, false));
    expect(usage.outputTokens).toBe(3);
    expect(usageSource).toBe('estimated');
  });

  it('does not guess at the output of an answer that was to come in one piece', () => {
    for (const generatedBytes of [null, 0]) {
      const { usage, costNanoUsd } = toSettlement(
        facts({ ending: 'client_disconnected' }, { generatedBytes }, false),
      );
      expect(usage.outputTokens).toBeNull();
      expect(usage.inputTokens).toBeGreaterThan(0);
      expect(costNanoUsd).toBeNull();
    }
  });

  it('estimates no more input than the model can read', () => {
    const { request } = facts();
    const of = (contextLength: number | null) =>
      toSettlement(
        facts({
          ending: 'client_disconnected',
          request: { ...request, model: { ...request.model, contextLength } },
        }),
      ).usage.inputTokens;
    expect(of(null)).toBe(request.parsed.estimatedInputTokens);
    expect(of(10)).toBe(10);
    expect(of(1_000_000)).toBe(request.parsed.estimatedInputTokens);
  });

  it('measures the times from the arrival of the request and from the dispatch of the attempt', () => {
    const record = toSettlement(facts());
    expect(record).toMatchObject({ ttftUs: 2_040, upstreamTtftUs: 1_500, durationUs: 8_000, overheadUs: 40 });
    expect(toSettlement(facts({ firstTokenArrivedUs: null, firstTokenSentUs: null }))).toMatchObject({
      ttftUs: null,
      upstreamTtftUs: null,
    });
  });

  it('says when the key was known, the body complete, the limits passed, and the last token sent', () => {
    const { request } = facts();
    const timed = { ...request, authenticatedUs: 100, uploadUs: 50 };
    expect(toSettlement(facts({ request: timed }, { lastTokenUs: 7_500 }))).toMatchObject({
      ...{ authenticatedUs: 100, bodyReceivedUs: 150, admittedUs: 300, lastTokenUs: 6_500 },
      ...{ admissionLimits: [], settledBy: 'ledger' },
    });
    expect(toSettlement(facts({}, { lastTokenUs: 3_000 }))).toMatchObject({ lastTokenUs: 2_040 });
    expect(toSettlement(facts({ firstTokenSentUs: null })).lastTokenUs).toBeNull();
  });

  it('has what its limits were at, for at most 8 of them', () => {
    const limit = { ...aQuota(9_007_199_254_740_993n, { scope: 'workspace' }), period: 'month' as const };
    const readings = Array.from({ length: 9 }, () => ({ limit, used: 7n, reserved: null, resetsAtMs: 1 }));
    const { request } = facts();
    const admitted = { ...HOLDS_NOTHING, readings };
    const { admissionLimits } = toSettlement(facts({ request: { ...request, admitted } }));
    expect(admissionLimits).toHaveLength(8);
    expect(admissionLimits![0]).toEqual({
      ...{ scope: 'workspace', kind: 'budget', period: 'month' },
      ...{ amount: '9007199254740993', used: '7', reserved: null },
    });
  });

  it.each([
    ['256 characters', 'm'.repeat(256), true],
    ['257 characters', 'm'.repeat(257), false],
    ['a space in it', 'a model', false],
    ['nothing', '', false],
  ])(
    'keeps what an upstream calls itself or its finish only when it looks like a name: %s',
    (_, name, isKept) => {
      const record = toSettlement(facts({}, { model: name, finishReason: name }));
      const kept = isKept ? name : null;
      expect(record).toMatchObject({ responseModel: kept, finishReason: kept });
    },
  );

  it('is the same record for the same facts', () => {
    const one = facts();
    expect(toSettlement(one)).toEqual(toSettlement(one));
  });
});
