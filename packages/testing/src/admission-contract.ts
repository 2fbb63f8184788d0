import { toAuthenticatedKey } from '@weir/domain/api-key-authentication';
import { type DialectRequest, OPERATIONS } from '@weir/domain/inference';
import type { DomainError } from '@weir/domain/kernel';
import type { Admission, AdmissionRequest, Admitted, Limit } from '@weir/domain/limits';
import { UNKNOWN_USAGE, type UsageRecord } from '@weir/domain/usage';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aParallelLimit, aQuota, aRate, JANUARY } from './a-limit.ts';
import { aModel, aPriceList } from './a-model.ts';
import { aUsageRecord } from './a-usage-record.ts';
import { aFoundApiKey, aFreshId, anApiKey } from './an-api-key.ts';
import type { InMemoryQuotaLeases } from './in-memory-quota-leases.ts';

/** An admission whose leases come from memory. */
export interface AdmissionUnderTest {
  readonly admission: Admission;
  readonly leases: InMemoryQuotaLeases;
  /** Resolves when every settlement has arrived. */
  settled(): Promise<void>;
  /** The time of the gateway, within January 2026. */
  nowMs(): number;
}

/** A token of input costs 1, one of output 10. */
const MODEL = aModel({
  prices: aPriceList({
    inputNanoUsdPerMillion: 1_000_000n,
    cachedInputNanoUsdPerMillion: 1_000_000n,
    cacheWriteNanoUsdPerMillion: 1_000_000n,
    outputNanoUsdPerMillion: 10_000_000n,
    requestNanoUsd: null,
  }),
});
/** 2 × 10 tokens of prompt at 1 and 8 × 10 of output. */
const RESERVED = 100n;

const isYes = (answer: Admitted | DomainError): answer is Admitted => 'settle' in answer;
const codeOf = (answer: Admitted | DomainError) => (isYes(answer) ? 'yes' : answer.code);

/** What every admission keeps, wherever it counts. */
export function admissionContract(open: () => Promise<AdmissionUnderTest>): void {
  async function setUp(limits: readonly Limit[]) {
    const { admission, leases, settled, nowMs } = await open();
    for (const { id, amount } of limits) leases.amounts.set(id, amount);
    const organizationId = aFreshId<'organization'>();
    const keyWith = (limits: readonly Limit[]) =>
      toAuthenticatedKey(aFoundApiKey(anApiKey({ organizationId }), { limits }));
    const key = keyWith(limits);
    const request = (
      parsed: Partial<DialectRequest> = {},
      more: Partial<AdmissionRequest> = {},
    ): AdmissionRequest => ({
      key,
      operation: OPERATIONS[0],
      model: MODEL,
      parsed: { estimatedInputTokens: 10, maxOutputTokens: 8, choices: 1, ...parsed },
      receivedMs: nowMs(),
      ...more,
    });
    const ask = async (...how: Parameters<typeof request>): Promise<Admitted | DomainError> => {
      try {
        return await admission.admit(request(...how));
      } catch (error) {
        return error as DomainError;
      }
    };
    const check = (...how: Parameters<typeof request>): Promise<'yes' | DomainError> =>
      admission.check(request(...how)).then(
        () => 'yes',
        (error: DomainError) => error,
      );
    const tryTo = async (...how: Parameters<typeof ask>) => codeOf(await ask(...how));
    /** The ledger records, then the run settles. */
    const settle = async (
      answer: Admitted | DomainError,
      cost: bigint,
      usage: Partial<UsageRecord['usage']> = {},
    ) => {
      if (!isYes(answer)) throw answer;
      for (const limit of limits) {
        if (!('window' in limit)) continue;
        const used = { budget: cost, credit: cost, request_quota: 1n, token_quota: 0n }[limit.kind];
        leases.record(limit.id, limit.window.startsAtMs, used, answer.leaseHolder);
      }
      answer.settle(aUsageRecord({ costNanoUsd: cost, usage: { ...UNKNOWN_USAGE, ...usage } }));
      await settled();
    };
    const inspect = async () =>
      (await admission.inspect(key)).map(({ used, reserved, remaining }) => [used, reserved, remaining]);
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
    return { ask, charge, check, inspect, keyWith, leases, settle, settled, tryTo };
  }

  describe('keeps the contract of an admission: it', () => {
    it('admits of many at once exactly as many as a budget has room for, and says why not', async () => {
      const budget = aQuota(1_050n, { scope: 'workspace' });
      const { ask, settle, tryTo } = await setUp([budget]);
      const answers = await Promise.all(Array.from({ length: 100 }, () => ask()));
      expect(answers.filter(isYes)).toHaveLength(10);
      expect(answers.find((answer) => !isYes(answer))).toMatchObject({
        code: 'workspace_budget_exceeded',
        limit: { scope: 'workspace', scopeId: budget.scopeId, amount: 1_050n, observed: 1_000n },
      });
      await settle(answers.find(isYes)!, 40n);
      expect([await tryTo(), await tryTo()]).toEqual(['yes', 'workspace_budget_exceeded']);
    });

    it('counts exactly beyond what a double holds', async () => {
      // 10^7 nano-USD for a token.
      const model = aModel({
        prices: { ...MODEL.prices, outputNanoUsdPerMillion: 10_000_000_000_000n },
      });
      const budget = 9_007_199_260_000_099n;
      const { ask, settle, tryTo } = await setUp([aQuota(budget)]);
      await settle(
        await ask({ estimatedInputTokens: 0, maxOutputTokens: 900_719_926 }, { model }),
        budget - RESERVED,
      );
      expect(await tryTo({ maxOutputTokens: 9 })).toBe('api_key_budget_exceeded');
      expect(await tryTo()).toBe('yes');
      expect(await tryTo({ estimatedInputTokens: 0, maxOutputTokens: 1 })).toBe('api_key_budget_exceeded');
    });

    it('takes of all limits or of none', async () => {
      const limits = [
        aQuota(10n * RESERVED),
        aQuota(5n, { kind: 'request_quota', scope: 'member' }),
        aParallelLimit(3n, { scope: 'team' }),
        aRate(2n, { scope: 'organization' }),
      ];
      const { ask, inspect, settle, tryTo } = await setUp(limits);
      const [first, second] = [await ask(), await ask()];
      for (let time = 0; time < 3; time += 1) expect(await tryTo()).toBe('requests_per_minute_exceeded');
      expect(await inspect()).toEqual([
        [0n, 200n, 800n],
        [0n, 2n, 3n],
        [2n, 0n, 1n],
        [2n, 0n, 0n],
      ]);
      await settle(first, 10n);
      await settle(second, 10n);
      expect(await inspect()).toEqual([
        [20n, 0n, 980n],
        [2n, 0n, 3n],
        [0n, 0n, 3n],
        [2n, 0n, 0n],
      ]);
    });

    it('decides a check as it would decide the request, and takes nothing of any limit', async () => {
      const limits = [
        aQuota(2n * RESERVED),
        aQuota(9n, { kind: 'request_quota', scope: 'member' }),
        aParallelLimit(3n, { scope: 'team' }),
        aRate(5n, { scope: 'organization' }),
      ];
      const { ask, check, inspect } = await setUp(limits);
      for (let time = 0; time < 6; time += 1) expect(await check()).toBe('yes');
      expect((await inspect()).map(([used, reserved]) => [used, reserved])).toEqual(
        limits.map(() => [0n, 0n]),
      );
      expect(await check({ maxOutputTokens: 19 })).toMatchObject({
        code: 'api_key_budget_exceeded',
        limit: { scopeId: limits[0]!.scopeId, amount: 200n, observed: 0n },
      });
      expect([codeOf(await ask()), await check(), codeOf(await ask())]).toEqual(['yes', 'yes', 'yes']);
      const [checked, refused] = [await check(), await ask()];
      expect(checked).toMatchObject({ code: 'api_key_budget_exceeded', limit: { observed: 200n } });
      expect(refused).toMatchObject({ code: 'api_key_budget_exceeded', limit: { observed: 200n } });
    });

    it('checks rates and slots', async () => {
      const { ask, check, settle } = await setUp([aParallelLimit(1n), aRate(1n)]);
      const first = await ask();
      expect(await check()).toMatchObject({ code: 'parallel_requests_exceeded' });
      await settle(first, 0n);
      expect(await check()).toMatchObject({ code: 'requests_per_minute_exceeded' });
    });

    it('gives everything back of a request that never ran', async () => {
      const { ask, inspect, settled, tryTo } = await setUp([
        aQuota(2n * RESERVED),
        aParallelLimit(1n),
        aRate(1n),
      ]);
      const answer = await ask();
      if (!isYes(answer)) throw answer;
      expect(await tryTo()).toBe('parallel_requests_exceeded');
      answer.settle(null);
      answer.settle(null);
      await settled();
      expect((await inspect()).map(([used, reserved]) => [used, reserved])).toEqual([
        [0n, 0n],
        [0n, 0n],
        [0n, 0n],
      ]);
      expect([await tryTo(), await tryTo()]).toEqual(['yes', 'parallel_requests_exceeded']);
    });

    it('frees a slot when its request ends', async () => {
      const { ask, settle, tryTo } = await setUp([aParallelLimit(1n)]);
      const answer = await ask();
      expect(await tryTo()).toBe('parallel_requests_exceeded');
      await settle(answer, 0n);
      expect(await tryTo()).toBe('yes');
    });

    it('corrects tokens per minute to what was used, with cached tokens by their price', async () => {
      const { ask, settle, tryTo } = await setUp([aRate(40n, { kind: 'tokens_per_minute' })]);
      const answer = await ask({ maxOutputTokens: 30 });
      expect(await tryTo({ maxOutputTokens: 1 })).toBe('tokens_per_minute_exceeded');
      await settle(answer, 0n, { inputTokens: 10, outputTokens: 5 });
      expect(await tryTo({ maxOutputTokens: 15 })).toBe('yes');
      expect(await tryTo({ maxOutputTokens: 1 })).toBe('tokens_per_minute_exceeded');
    });

    it('tells the rest of the tightest rates in headers', async () => {
      const { ask } = await setUp([aRate(9n), aRate(5n, { scope: 'organization' })]);
      const answer = await ask();
      if (!isYes(answer)) throw answer;
      expect(answer.headers.slice(0, 4)).toEqual([
        ...['x-ratelimit-limit-requests', '5'],
        ...['x-ratelimit-remaining-requests', '4'],
      ]);
      expect(answer.headers[4]).toBe('x-ratelimit-reset-requests');
      expect(answer.headers[5]).toMatch(/^(5[5-9]|60)s$/);
    });

    it('counts a request in the period in which it was received', async () => {
      const { ask, settle, tryTo } = await setUp([aQuota(RESERVED)]);
      await settle(await ask(), 100n);
      expect(await tryTo()).toBe('api_key_budget_exceeded');
      expect(await tryTo({}, { receivedMs: JANUARY.endsAtMs })).toBe('yes');
    });

    it('covers a stream ahead for as long as there is something left, and then ends it', async () => {
      const { ask } = await setUp([aQuota(20n + 10n * 8n + 10n * 600n)]);
      const answer = await ask();
      if (!isYes(answer)) throw answer;
      let tokens = 0;
      let end: DomainError | null = null;
      while (end === null && tokens < 10_000) {
        tokens += 1;
        const known = Promise.withResolvers<void>();
        const extension = answer.extend(tokens, known.resolve);
        if (typeof extension === 'object') end = extension;
        else if (extension === 'waits') {
          await known.promise;
          tokens -= 1;
        } else if (tokens > answer.extendAtTokens) await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(end).toMatchObject({ code: 'api_key_budget_exceeded' });
      // What is covered was paid for: no more than there is, nearly all of it.
      expect(tokens - 1).toBeLessThanOrEqual(608);
      expect(tokens - 1).toBeGreaterThan(500);
    });

    it('follows another amount at once, however lately it has asked', async () => {
      const quota = aQuota(RESERVED);
      const { keyWith, leases, tryTo } = await setUp([quota]);
      expect([await tryTo(), await tryTo()]).toEqual(['yes', 'api_key_budget_exceeded']);
      const knowing = (amount: bigint) => ({ key: keyWith([{ ...quota, amount }]) });
      const raised = knowing(3n * RESERVED);
      leases.amounts.set(quota.id, 3n * RESERVED);
      expect(await tryTo({}, raised)).toBe('yes');
      leases.amounts.set(quota.id, 2n * RESERVED);
      expect(await tryTo({}, knowing(2n * RESERVED))).toBe('api_key_budget_exceeded');
      // A gateway that has not heard of it, and one that has, take turns: what counts is the amount of the database.
      expect(await tryTo({}, knowing(RESERVED))).toBe('api_key_budget_exceeded');
      leases.amounts.set(quota.id, 3n * RESERVED);
      expect(await tryTo({}, raised)).toBe('yes');
      expect(await tryTo({}, raised)).toBe('api_key_budget_exceeded');
    });

    it('lets a stream have all of the maximum that it states, however much its text is taken for', async () => {
      const { ask } = await setUp([aQuota(RESERVED)]);
      const answer = await ask({ maxOutputTokens: 8 });
      if (!isYes(answer)) throw answer;
      // Nothing is left to ask for, and nothing has to be: a token may be sixteen bytes, of which two are taken for one.
      for (let tokens = 1; tokens <= 8 * 8; tokens += 1) {
        expect(answer.extend(tokens, () => {})).toBe('goes on');
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    });

    it('lets a stream finish where the budget allows that', async () => {
      const { ask } = await setUp([aQuota(RESERVED, { letsFinish: true })]);
      const answer = await ask();
      if (!isYes(answer)) throw answer;
      for (let tokens = 1; tokens < 9_000; tokens += 1) {
        const known = Promise.withResolvers<void>();
        const extension = answer.extend(tokens, known.resolve);
        expect(typeof extension).toBe('string');
        if (extension === 'waits') await known.promise;
      }
    });

    it('admits what is free without room in a budget, and charges it by the same limits before it costs anything', async () => {
      const budget = aQuota(1_050n, { scope: 'workspace' });
      const { ask, charge, inspect, settle, tryTo } = await setUp([budget, aQuota(RESERVED - 1n)]);
      const free = await ask({}, { isFree: true });
      expect(await charge(free)).toBe('api_key_budget_exceeded');
      expect(await charge(await ask({ maxOutputTokens: 7 }, { isFree: true }))).toBe('yes');
      // Of the smaller budget nine are left, and the free one goes on.
      expect(await tryTo({ maxOutputTokens: 0, estimatedInputTokens: 5 })).toBe('api_key_budget_exceeded');
      await settle(free, 0n);
      expect((await inspect())[0]).toEqual([0n, 90n, 960n]);
    });

    it('charges of many at once exactly as many as a budget has room for, and each once', async () => {
      const { ask, charge, settle, tryTo } = await setUp([aQuota(1_050n)]);
      const answers = await Promise.all(Array.from({ length: 100 }, () => ask({}, { isFree: true })));
      expect(answers.every(isYes)).toBe(true);
      const said = await Promise.all(answers.map((answer) => charge(answer)));
      expect(said.filter((what) => what === 'yes')).toHaveLength(10);
      expect(said.filter((what) => what === 'api_key_budget_exceeded')).toHaveLength(90);
      for (const [index, answer] of answers.entries())
        if (said[index] === 'yes') expect(await charge(answer)).toBe('yes');
      expect(await tryTo()).toBe('api_key_budget_exceeded');
      for (const [index, answer] of answers.entries())
        await settle(answer, said[index] === 'yes' ? 100n : 0n);
      expect(await tryTo()).toBe('api_key_budget_exceeded');
    });

    it('does not charge beyond a budget that lets what runs finish', async () => {
      const { ask, charge } = await setUp([aQuota(RESERVED - 1n, { letsFinish: true })]);
      expect(await charge(await ask({}, { isFree: true }))).toBe('api_key_budget_exceeded');
    });

    it('covers a stream that is free with every quota but money', async () => {
      const { ask } = await setUp([aQuota(1n), aQuota(1_000_000n, { kind: 'token_quota' })]);
      const answer = await ask({ maxOutputTokens: null }, { isFree: true });
      if (!isYes(answer)) throw answer;
      for (let tokens = 1; tokens < 9_000; tokens += 1) {
        const known = Promise.withResolvers<void>();
        const extension = answer.extend(tokens, known.resolve);
        expect(typeof extension).toBe('string');
        if (extension === 'waits') await known.promise;
      }
    });

    it('never lets what is spent and reserved exceed a hard budget, and reserves nothing when idle', async () => {
      const step = fc.oneof(
        fc.record({
          does: fc.constant('admit' as const),
          output: fc.integer({ min: 0, max: 40 }),
          isFree: fc.boolean(),
        }),
        fc.record({ does: fc.constant('charge' as const), which: fc.nat(20) }),
        fc.record({
          does: fc.constant('settle' as const),
          which: fc.nat(20),
          share: fc.integer({ min: 0, max: 100 }),
        }),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.bigInt({ min: 0n, max: 3_000n }), { minLength: 1, maxLength: 4 }),
          fc.array(step, { maxLength: 60 }),
          async (amounts, steps) => {
            const { ask, charge, inspect, settle } = await setUp(
              amounts.map((amount, index) =>
                aQuota(amount, { scope: index % 2 === 0 ? 'api_key' : 'organization' }),
              ),
            );
            const running: { answer: Admitted; reserved: bigint; free: bigint }[] = [];
            const fits = (need: bigint) => amounts.every((amount) => spent + reserved + need <= amount);
            let [spent, reserved] = [0n, 0n];
            for (const one of steps) {
              if (one.does === 'admit') {
                const need = 20n + 10n * BigInt(one.output);
                const answer = await ask({ maxOutputTokens: one.output }, { isFree: one.isFree });
                // A sequential reference: it fits everywhere, or it is refused.
                expect(isYes(answer)).toBe(one.isFree || fits(need));
                if (!isYes(answer)) continue;
                if (!one.isFree) reserved += need;
                running.push({ answer, reserved: one.isFree ? 0n : need, free: one.isFree ? need : 0n });
              } else if (one.does === 'charge') {
                const charged = running.filter(({ free }) => free > 0n)[one.which];
                if (charged === undefined) continue;
                const need = charged.free;
                charged.free = 0n;
                const said = await charge(charged.answer);
                expect(said === 'yes').toBe(fits(need));
                if (said === 'yes') reserved += charged.reserved = need;
              } else if (running.length > 0) {
                const [ended] = running.splice(one.which % running.length, 1);
                const cost = (ended!.reserved * BigInt(one.share)) / 100n;
                await settle(ended!.answer, cost);
                reserved -= ended!.reserved;
                spent += cost;
              }
            }
            for (const { answer } of running) await settle(answer, 0n);
            for (const [used, held] of await inspect()) expect([used, held]).toEqual([spent, 0n]);
          },
        ),
        { numRuns: 30 },
      );
    });
  });
}
