import { describe, expect, it } from 'vitest';
import { aParallelLimit, aQuota, aRate, JANUARY } from '../../../testing/src/a-limit.ts';
import { aModel, aPriceList } from '../../../testing/src/a-model.ts';
import { aUsageRecord } from '../../../testing/src/a-usage-record.ts';
import { aFoundApiKey, aFreshId, anApiKey } from '../../../testing/src/an-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { InMemoryQuotaLeases } from '../../../testing/src/in-memory-quota-leases.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { toAuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import { startRun } from '../inference/__fixtures__/a-run.ts';
import { DONE, finish, token } from '../inference/__fixtures__/open-ai-events.ts';
import type { DialectRequest } from '../inference/dialect.ts';
import { OPERATIONS } from '../inference/operations.ts';
import type { DomainError } from '../kernel/domain-error.ts';
import { UNKNOWN_USAGE, type UsageRecord } from '../usage/usage-record.ts';
import { InProcessAdmission } from './in-process-admission.ts';
import type { Limit } from './limit.ts';
import type { AdmissionRequest, Admitted } from './ports.ts';
import { LEASE_MS } from './quota-leases.ts';
import { QuotaShares } from './quota-shares.ts';
import { DEFAULT_RESERVATION } from './reservation.ts';

/** A token of input costs 1, one of output 10; 10 tokens of prompt are 20 reserved. */
const MODEL = aModel({
  prices: aPriceList({
    inputNanoUsdPerMillion: 1_000_000n,
    cachedInputNanoUsdPerMillion: 1_000_000n,
    cacheWriteNanoUsdPerMillion: 1_000_000n,
    outputNanoUsdPerMillion: 10_000_000n,
    requestNanoUsd: null,
  }),
});
const UNPRICED = aModel({ prices: { ...MODEL.prices, outputNanoUsdPerMillion: null } });

function setUp(limits: readonly Limit[], clock = new FakeClock(), leases = new InMemoryQuotaLeases(clock)) {
  const logger = new RecordingLogger();
  const holder = aFreshId<'lease-holder'>();
  const shares = new QuotaShares({ leases, holder, clock, logger });
  const admission = new InProcessAdmission({ shares, holder, clock, settings: DEFAULT_RESERVATION });
  for (const { id, amount } of limits) leases.amounts.set(id, amount);
  const key = toAuthenticatedKey(aFoundApiKey(anApiKey(), { limits }));
  const request = (parsed: Partial<DialectRequest> = {}, more: Partial<AdmissionRequest> = {}) =>
    ({
      key,
      operation: OPERATIONS[0],
      model: MODEL,
      parsed: { estimatedInputTokens: 10, maxOutputTokens: 8, choices: 1, ...parsed } as DialectRequest,
      receivedMs: clock.nowMs(),
      ...more,
    }) satisfies AdmissionRequest;
  /** A yes, or the refusal. */
  const ask = async (
    parsed: Partial<DialectRequest> = {},
    more: Partial<AdmissionRequest> = {},
  ): Promise<Admitted | DomainError> => {
    try {
      return await admission.admit(request(parsed, more));
    } catch (error) {
      return error as DomainError;
    }
  };
  /** Settles as the run does, and as the ledger then records it. */
  const settle = (admitted: Admitted, cost: bigint, usage: Partial<UsageRecord['usage']> = {}) => {
    admitted.settle(aUsageRecord({ costNanoUsd: cost, usage: { ...UNKNOWN_USAGE, ...usage } }));
    for (const limit of limits) {
      if ('window' in limit && limit.kind === 'budget') {
        leases.record(limit.id, limit.window.startsAtMs, cost, admitted.leaseHolder);
      }
    }
  };
  return { admission, ask, clock, holder, key, leases, logger, request, settle, shares };
}

const isYes = (answer: Admitted | DomainError): answer is Admitted => 'settle' in answer;
const codes = (answers: readonly (Admitted | DomainError)[]) =>
  answers.map((answer) => (isYes(answer) ? 'yes' : answer.code));

describe('a budget', () => {
  it('is asked for once, and then decided without waiting', async () => {
    const { admission, ask, leases, request } = setUp([aQuota(1_000n)]);
    expect(isYes(await ask())).toBe(true);
    const next = admission.admit(request());
    expect(next).not.toBeInstanceOf(Promise);
    expect(leases.calls).toBe(1);
  });

  it('is exact: of many at once as many run as have room, and the rest learn why not', async () => {
    // 2 × 10 tokens of prompt and 8 × 10 of output are 100.
    const budget = aQuota(1_050n, { scope: 'workspace' });
    const { ask, settle } = setUp([budget]);
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask()));
    expect(codes(answers).filter((code) => code === 'yes')).toHaveLength(10);
    const refusal = answers.find((answer) => !isYes(answer)) as DomainError;
    expect(refusal).toMatchObject({
      code: 'workspace_budget_exceeded',
      limit: {
        ...{
          scope: 'workspace',
          scopeId: budget.scopeId,
          unit: 'nano_usd',
          amount: 1_050n,
          observed: 1_000n,
        },
        ...{ resetsAtMs: JANUARY.endsAtMs, model: MODEL.name },
      },
    });
    expect(refusal.limit?.checked).toEqual([
      expect.objectContaining({ id: budget.id, kind: 'budget', amount: 1_050n, refuses: true }),
    ]);
    expect(refusal.limit!.checked[0]).toMatchObject({ used: 0n, reserved: 1_000n });
    // What is reserved and not used comes back at once.
    settle(answers[0] as Admitted, 40n);
    expect(codes([await ask(), await ask()])).toEqual(['yes', 'workspace_budget_exceeded']);
  });

  it('and other limits are told as the request found them, before it took anything', async () => {
    const budget = aQuota(1_050n);
    const { ask, settle } = setUp([budget, aRate(3n), aParallelLimit(5n)]);
    settle((await ask()) as Admitted, 40n);
    await ask();
    const third = (await ask()) as Admitted;
    const told = (readings: Admitted['readings']) =>
      readings.map(({ limit, used, reserved }) => [limit.kind, used, reserved]);
    expect(told(third.readings)).toEqual([
      ['budget', expect.any(BigInt), expect.any(BigInt)],
      ['parallel_requests', 1n, 0n],
      ['requests_per_minute', 2n, 0n],
    ]);
    const [{ used, reserved }] = third.readings as [Admitted['readings'][number]];
    expect(used! + reserved!).toBe(140n);
    const refusal = (await ask()) as DomainError;
    expect(refusal.limit?.checked.map(({ kind, used: by, refuses }) => [kind, by, refuses])).toEqual([
      ['budget', expect.any(BigInt), false],
      ['parallel_requests', 2n, false],
      ['requests_per_minute', 3n, true],
    ]);
  });

  it('has nothing reserved when nothing runs, and gives its lease back when it is idle', async () => {
    const budget = aQuota(1_000n);
    const { ask, clock, leases, settle, shares } = setUp([budget]);
    await shares.start();
    const first = (await ask()) as Admitted;
    settle(first, 30n);
    settle((await ask()) as Admitted, 70n);
    first.settle(null);
    expect(leases.standing(budget.id, JANUARY.startsAtMs).spent).toBe(100n);
    await clock.advanceGently(45_000, 1_000);
    expect(leases.standing(budget.id, JANUARY.startsAtMs)).toEqual({ spent: 100n, leased: 0n });
    expect(shares.size).toBe(0);
  });

  it('asks the database at most once a second when nothing is left', async () => {
    const { ask, clock, leases } = setUp([aQuota(0n)]);
    for (let i = 0; i < 50; i++) expect(codes([await ask()])).toEqual(['api_key_budget_exceeded']);
    expect(leases.calls).toBe(1);
    clock.advance(1_000);
    await ask();
    expect(leases.calls).toBe(2);
  });

  it('lets a request run at once when its amount was raised', async () => {
    const budget = aQuota(10n);
    const { ask, leases } = setUp([budget]);
    expect(codes([await ask()])).toEqual(['api_key_budget_exceeded']);
    leases.amounts.set(budget.id, 500n);
    const key = toAuthenticatedKey(aFoundApiKey(anApiKey(), { limits: [{ ...budget, amount: 500n }] }));
    expect(isYes(await ask({}, { key }))).toBe(true);
  });

  it('limits nothing once it was removed, also for a key that was looked up before', async () => {
    const budget = aQuota(10n);
    const { ask, clock, leases } = setUp([budget]);
    expect(codes([await ask()])).toEqual(['api_key_budget_exceeded']);
    leases.amounts.delete(budget.id);
    clock.advance(1_000);
    expect(codes([await ask(), await ask()])).toEqual(['yes', 'yes']);
  });

  it('counts a request in the period in which it was received', async () => {
    const budget = aQuota(150n);
    const { ask, clock, leases } = setUp([budget], new FakeClock(JANUARY.endsAtMs - 1_000));
    const old = (await ask()) as Admitted;
    expect(codes([await ask()])).toEqual(['api_key_budget_exceeded']);
    clock.advance(2_000);
    expect(codes([await ask()])).toEqual(['yes']);
    expect(leases.standing(budget.id, JANUARY.endsAtMs).leased).toBeGreaterThanOrEqual(100n);
    old.settle(aUsageRecord({ costNanoUsd: 90n }));
    expect(codes([await ask({}, { receivedMs: JANUARY.endsAtMs - 1 })])).toEqual(['api_key_budget_exceeded']);
  });

  it('ends when its lease cannot be renewed: hard is hard', async () => {
    const { ask, clock, leases, logger, shares } = setUp([aQuota(1_000n)]);
    await shares.start();
    await ask();
    leases.away = true;
    await clock.advanceGently(LEASE_MS - 1_000, 1_000);
    expect(codes([await ask()])).toEqual(['yes']);
    await clock.advanceGently(2_000, 1_000);
    expect(await ask()).toMatchObject({ code: 'limits_unavailable', retryable: true, retryAfterMs: 1_000 });
    expect(logger.of('limits.leases_failed')).toHaveLength(1);
    expect(shares.status.failing).toBe(true);
    leases.away = false;
    clock.advance(1_000);
    expect(codes([await ask()])).toEqual(['yes']);
    expect(shares.status.failing).toBe(false);
  });

  it('waits no longer than five seconds for the database', async () => {
    const { ask, clock, leases } = setUp([aQuota(1_000n)]);
    leases.gate = new Promise(() => {});
    const asked = ask();
    await flushMicrotasks();
    clock.advance(5_000);
    expect(codes([await asked])).toEqual(['limits_unavailable']);
  });

  it('needs a price, and no other limit does', async () => {
    const { ask } = setUp([aQuota(1_000n, { hard: false })]);
    expect(codes([await ask({}, { model: UNPRICED }), await ask()])).toEqual(['model_not_priced', 'yes']);
    const requests = setUp([aQuota(10n, { kind: 'request_quota' })]);
    expect(codes([await requests.ask({}, { model: UNPRICED })])).toEqual(['yes']);
  });

  it('is shared with other processes, and what they do not use comes back', async () => {
    const budget = aQuota(1_000n);
    const clock = new FakeClock();
    const leases = new InMemoryQuotaLeases(clock);
    leases.replicas = 2;
    const [one, other] = [setUp([budget], clock, leases), setUp([budget], clock, leases)];
    await Promise.all([one.shares.start(), other.shares.start()]);
    const both = await Promise.all([one, other, one, other, one].map(({ ask }) => ask()));
    expect(codes(both)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
    const rest = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? one : other).ask()));
    expect(codes(rest).filter((code) => code === 'yes').length).toBeGreaterThanOrEqual(4);
    const { leased } = leases.standing(budget.id, JANUARY.startsAtMs);
    expect(leased).toBeLessThanOrEqual(1_000n);
    await one.shares.close();
    expect(leases.standing(budget.id, JANUARY.startsAtMs).leased).toBeLessThan(leased);
  });
});

describe('a rate', () => {
  it('counts requests of the last minute, and says when there is room again', async () => {
    const { ask, clock } = setUp([aRate(2n)]);
    expect(codes([await ask(), await ask()])).toEqual(['yes', 'yes']);
    clock.advance(10_000);
    const refusal = await ask();
    expect(refusal).toMatchObject({
      code: 'requests_per_minute_exceeded',
      retryAfterMs: 50_000,
      limit: { amount: 2n, observed: 2n, resetsAtMs: clock.nowMs() + 50_000 },
    });
    clock.advance(49_999);
    expect(codes([await ask()])).toEqual(['requests_per_minute_exceeded']);
    clock.advance(1);
    expect(codes([await ask()])).toEqual(['yes']);
  });

  it('of tokens reserves a request and then counts what it was', async () => {
    const { ask, settle } = setUp([aRate(50n, { kind: 'tokens_per_minute' })]);
    const [first, second] = [await ask(), await ask()];
    expect(codes([first, second, await ask()])).toEqual(['yes', 'yes', 'tokens_per_minute_exceeded']);
    settle(first as Admitted, 0n, { inputTokens: 9, cachedInputTokens: 4, outputTokens: 1 });
    expect(codes([await ask()])).toEqual(['yes']);
    settle(second as Admitted, 0n, { inputTokens: 40, outputTokens: 9 });
    expect(codes([await ask()])).toEqual(['tokens_per_minute_exceeded']);
  });

  it('is not used by what was refused, and given back by what never ran', async () => {
    const { ask } = setUp([aRate(1n), aParallelLimit(1n)]);
    const first = (await ask()) as Admitted;
    for (let i = 0; i < 10; i++) expect(codes([await ask()])).toEqual(['parallel_requests_exceeded']);
    first.settle(null);
    expect(codes([await ask()])).toEqual(['yes']);
  });

  it('is told in headers, of the limit with the least left, with every yes and every no', async () => {
    const tokens = aRate(1_000n, { kind: 'tokens_per_minute' });
    const { ask } = setUp([aRate(100n), aRate(2n, { scope: 'organization' }), tokens]);
    const headers = [
      ...['x-ratelimit-limit-requests', '2', 'x-ratelimit-remaining-requests', '1'],
      ...['x-ratelimit-reset-requests', '60s'],
      ...['x-ratelimit-limit-tokens', '1000', 'x-ratelimit-remaining-tokens', '982'],
      ...['x-ratelimit-reset-tokens', '60s'],
    ];
    expect(((await ask()) as Admitted).headers).toEqual(headers);
    await ask();
    const refusal = (await ask()) as DomainError;
    expect(refusal.limit?.headers.slice(0, 4)).toEqual([
      ...['x-ratelimit-limit-requests', '2', 'x-ratelimit-remaining-requests', '0'],
    ]);
  });

  it('is divided among the processes that are alive, but never to nothing', async () => {
    const { ask, leases, shares } = setUp([aRate(7n), aParallelLimit(2n, { scope: 'organization' })]);
    leases.replicas = 3;
    await shares.start();
    const first = (await ask()) as Admitted;
    expect(first.headers[3]).toBe('4');
    expect(codes([await ask()])).toEqual(['parallel_requests_exceeded']);
    first.settle(null);
    const answers = [];
    for (let i = 0; i < 3; i++) {
      const answer = await ask();
      answers.push(answer);
      if (isYes(answer)) answer.settle(aUsageRecord());
    }
    expect(codes(answers)).toEqual(['yes', 'yes', 'requests_per_minute_exceeded']);
  });
});

describe('a rate of tokens that is divided among processes', () => {
  const divided = async (estimatedInputTokens: number) => {
    const setup = setUp([aRate(100n, { kind: 'tokens_per_minute' })]);
    setup.leases.replicas = 4;
    await setup.shares.start();
    const ask = () => setup.ask({ estimatedInputTokens, maxOutputTokens: 60 });
    return { ...setup, ask };
  };

  it.each([10, 90])(
    'lets in a request with a prompt of %i tokens when the share is unused',
    async (prompt) => {
      const { ask, clock, settle } = await divided(prompt);
      const first = await ask();
      expect(codes([first, await ask()])).toEqual(['yes', 'tokens_per_minute_exceeded']);
      settle(first as Admitted, 0n, { inputTokens: prompt, outputTokens: 1 });
      expect(codes([await ask()])).toEqual(['tokens_per_minute_exceeded']);
      clock.advance(60_000);
      expect(codes([await ask()])).toEqual(['yes']);
    },
  );

  it('refuses a prompt that is longer than the whole rate', async () => {
    const { ask } = await divided(101);
    expect(codes([await ask()])).toEqual(['tokens_per_minute_exceeded']);
  });
});

describe('all limits together', () => {
  it('are looked at before any is taken', async () => {
    const budget = aQuota(1_000n);
    const { admission, ask, key, request } = setUp([
      budget,
      aQuota(1n, { kind: 'request_quota' }),
      aRate(9n),
    ]);
    expect(codes([await ask(), await ask()])).toEqual(['yes', 'request_quota_exceeded']);
    const uses = await admission.inspect(key);
    expect(uses.map(({ used, reserved, remaining }) => [used, reserved, remaining])).toEqual([
      [0n, 100n, 900n],
      [0n, 1n, 0n],
      [1n, 0n, 8n],
    ]);
    expect(() => admission.admit(request())).toThrow(
      expect.objectContaining({ code: 'request_quota_exceeded', retryAfterMs: 1_000 }),
    );
  });

  it('say no at once where one is full, without asking for the lease of another', async () => {
    const { ask, leases } = setUp([aQuota(1_000n), aParallelLimit(0n)]);
    expect(codes([await ask()])).toEqual(['parallel_requests_exceeded']);
    expect(leases.calls).toBe(0);
  });

  it('cost a key without any nothing', async () => {
    const { admission, request } = setUp([]);
    expect(admission.admit(request())).toMatchObject({ headers: [], leaseHolder: null });
  });

  it('can be inspected while the database is away, as last known', async () => {
    const { admission, ask, key, leases } = setUp([aQuota(1_000n), aQuota(9n, { hard: false })]);
    await ask();
    leases.away = true;
    const uses = await admission.inspect(key);
    expect(uses.map(({ reserved, remaining }) => [reserved, remaining])).toEqual([
      [100n, 900n],
      [0n, 9n],
    ]);
  });
});

describe('what a request holds', () => {
  type Run = ReturnType<typeof startRun>;

  it.each<[string, (run: Run) => void]>([
    ['completes', ({ provider }) => void provider.upstream.send(finish() + DONE)],
    [
      'is rejected by the upstream',
      ({ provider }) => provider.upstream.fail('upstream_rejected', { status: 400 }),
    ],
    [
      'loses its upstream each time',
      ({ clock, provider }) => {
        for (let tries = 0; tries < 10; tries++) {
          provider.upstream.fail('upstream_connection_lost');
          clock.advance(5_000);
        }
      },
    ],
    ['hangs', ({ clock }) => clock.advance(130_000)],
    ['loses its client', ({ client }) => client.goAway()],
    ['is cancelled', ({ runner }) => void runner.cancel(runner.liveRequests({}, 1)[0]!.requestId, {})],
    ['is shut down', ({ runner }) => runner.endAll()],
    [
      'completes where nothing can be recorded',
      ({ ledger, provider }) => {
        ledger.mode = 'reject';
        provider.upstream.send(finish() + DONE);
      },
    ],
  ])('comes back when it %s, before and after its first token', async (_, end) => {
    for (const begins of [false, true]) {
      const { admission, ask, key } = setUp([aQuota(10_000_000_000n), aParallelLimit(1n)]);
      const run = startRun({ admitted: (await ask()) as Admitted });
      if (begins) run.provider.upstream.send(token('a'));
      expect(codes([await ask()])).toEqual(['parallel_requests_exceeded']);
      end(run);
      await flushMicrotasks();
      const [budget, slots] = await admission.inspect(key);
      expect([budget!.reserved, slots!.used]).toEqual([0n, 0n]);
      expect(codes([await ask()])).toEqual(['yes']);
    }
  });
});

describe('a stream', () => {
  const open = { maxOutputTokens: null };

  it('is covered further while it goes on, ahead of what it has', async () => {
    const { ask, leases, settle } = setUp([aQuota(1_000_000n)]);
    const stream = (await ask(open)) as Admitted;
    expect(stream.extendAtTokens).toBe(3_072);
    expect(stream.extend(3_073, () => {})).toBe('goes on');
    expect(stream.extendAtTokens).toBe(7_168);
    expect(leases.calls).toBe(1);
    settle(stream, 40_000n);
    expect(stream.extend(9_999_999, () => {})).toBe('goes on');
  });

  it('ends where nothing is left, with all that was left', async () => {
    const budget = aQuota(20n + 50_000n);
    const { ask } = setUp([budget]);
    const stream = (await ask(open)) as Admitted;
    let tokens = 0;
    for (let waits = 0; tokens < 100_000 && waits < 50; tokens++) {
      const extension = stream.extend(tokens, () => {});
      if (extension === 'waits') {
        waits++;
        tokens--;
        await flushMicrotasks();
      } else if (extension !== 'goes on') {
        expect(extension.code).toBe('api_key_budget_exceeded');
        break;
      }
    }
    // Each costs 10; less than 64 are not asked for.
    expect(tokens).toBeGreaterThan(4_900);
    expect(tokens).toBeLessThanOrEqual(5_001);
  });

  it('pauses while it has used up what covers it and the database is asked', async () => {
    const budget = aQuota(200_000n);
    const { ask, leases } = setUp([budget]);
    const gate = Promise.withResolvers<void>();
    const stream = (await ask(open)) as Admitted;
    await ask({ maxOutputTokens: 8_000 });
    leases.gate = gate.promise;
    let known = 0;
    const whenKnown = () => known++;
    expect(stream.extend(4_000, whenKnown)).toBe('goes on');
    expect(stream.extend(4_097, whenKnown)).toBe('waits');
    gate.resolve();
    await flushMicrotasks();
    expect(known).toBe(1);
    expect(stream.extend(4_097, whenKnown)).toBe('goes on');
  });

  it('with a stated maximum is covered by it, however long its tokens are', async () => {
    const { ask } = setUp([aQuota(100n)]);
    const stream = (await ask()) as Admitted;
    expect(stream.extendAtTokens).toBe(64);
    expect(stream.extend(64, () => {})).toBe('goes on');
    expect(stream.extend(65, () => {})).toBe('waits');
    await flushMicrotasks();
    expect(stream.extend(65, () => {})).toMatchObject({ code: 'api_key_budget_exceeded' });
  });

  it('may finish beyond a budget that lets it, and the excess counts', async () => {
    const budget = aQuota(50_000n, { letsFinish: true });
    const { ask, settle } = setUp([budget]);
    const stream = (await ask(open)) as Admitted;
    for (const tokens of [4_000, 9_000, 20_000]) expect(stream.extend(tokens, () => {})).toBe('goes on');
    settle(stream, 200_000n);
    expect(codes([await ask()])).toEqual(['api_key_budget_exceeded']);
  });

  it('is not asked about where no quota grows with its output', async () => {
    const { ask } = setUp([aRate(10n), aQuota(10n, { kind: 'request_quota' })]);
    expect(((await ask(open)) as Admitted).extendAtTokens).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a request that was admitted as free', () => {
  const FREE = { isFree: true };
  /** Until it is known. */
  const charge = async (answer: Admitted | DomainError): Promise<string> => {
    if (!isYes(answer)) throw answer;
    for (;;) {
      const known = Promise.withResolvers<void>();
      const said = answer.charge(known.resolve);
      if (said === 'goes on') return 'yes';
      if (said !== 'waits') return said.code;
      await known.promise;
    }
  };

  it('asks the database for nothing until it is charged', async () => {
    const { admission, leases, request } = setUp([aQuota(1_000n)]);
    const answer = admission.admit(request({}, FREE)) as Admitted;
    expect([isYes(answer), leases.calls]).toEqual([true, 0]);
    expect(await charge(answer)).toBe('yes');
    expect(leases.calls).toBe(1);
    const next = admission.admit(request({}, FREE)) as Admitted;
    expect(next.charge(() => {})).toBe('goes on');
  });

  it('is charged by the leases that all processes share', async () => {
    const clock = new FakeClock();
    const leases = new InMemoryQuotaLeases(clock);
    const budget = aQuota(1_050n);
    leases.replicas = 2;
    const processes = [setUp([budget], clock, leases), setUp([budget], clock, leases)];
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => processes[index % 2]!.ask({}, FREE)),
    );
    expect(answers.every(isYes)).toBe(true);
    const said = await Promise.all(answers.map(charge));
    const charged = said.filter((what) => what === 'yes').length;
    expect(charged).toBeGreaterThan(5);
    expect(charged).toBeLessThanOrEqual(10);
  });

  it('is not charged while the price of its model is unknown', async () => {
    const { ask } = setUp([aQuota(1_000n)]);
    expect(await charge(await ask({}, { ...FREE, model: UNPRICED }))).toBe('model_not_priced');
  });

  it('is not charged while the database cannot be asked, and says so', async () => {
    const { ask, leases } = setUp([aQuota(1_000n)]);
    const answer = await ask({}, FREE);
    leases.away = true;
    expect(await charge(answer)).toBe('limits_unavailable');
  });
});
