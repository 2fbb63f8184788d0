import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aParallelLimit, aQuota, JANUARY } from '../../../testing/src/a-limit.ts';
import { aModel } from '../../../testing/src/a-model.ts';
import { aUsageRecord } from '../../../testing/src/a-usage-record.ts';
import { aFoundApiKey, aFreshId, anApiKey } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { InMemoryQuotaLeases } from '../../../testing/src/in-memory-quota-leases.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { type AuthenticatedKey, toAuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import type { DialectRequest } from '../inference/dialect.ts';
import { OPERATIONS } from '../inference/operations.ts';
import type { DomainError } from '../kernel/domain-error.ts';
import { InProcessAdmission } from './in-process-admission.ts';
import type { Limit, QuotaLimit } from './limit.ts';
import type { Admitted } from './ports.ts';
import { QuotaShares } from './quota-shares.ts';
import { DEFAULT_RESERVATION } from './reservation.ts';

const MODEL = aModel();
/** What a request of this many output tokens needs of a token quota: its prompt is nothing. */
const parsed = (maxOutputTokens: number) =>
  ({ estimatedInputTokens: 0, maxOutputTokens, choices: 1 }) as DialectRequest;

const step = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('admit' as const),
      process: fc.nat(2),
      key: fc.nat(2),
      need: fc.integer({ min: 1, max: 60 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      which: fc.nat(30),
      /** Of what was reserved; null: it never ran. */
      percent: fc.option(fc.integer({ min: 0, max: 100 })),
      /** Whether the ledger takes a while. */
      late: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), process: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      limit: fc.nat(4),
      amount: fc.bigInt({ min: 0n, max: 400n }),
    }),
  },
);

type Example = [
  amounts: bigint[],
  processes: number,
  (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[],
];

const EXAMPLES: Example[] = [
  // A lease covers what is settled and waits to be recorded, however idle it is.
  [
    [34n, 34n, 22n, 22n, 0n],
    2,
    [
      { do: 'admit', process: 1, key: 1, need: 2 },
      { do: 'settle', which: 0, percent: 50, late: true },
      { do: 'wait', seconds: 110 },
      { do: 'admit', process: 0, key: 1, need: 34 },
    ],
  ],
  // A lowered amount takes nothing away that is reserved.
  [
    [34n, 99n, 10n, 10n, 3n],
    2,
    [
      { do: 'admit', process: 0, key: 1, need: 1 },
      { do: 'admit', process: 1, key: 1, need: 1 },
      { do: 'change', limit: 0, amount: 2n },
      { do: 'settle', which: 0, percent: 0, late: false },
      { do: 'admit', process: 1, key: 1, need: 1 },
      { do: 'admit', process: 0, key: 1, need: 2 },
    ],
  ],
  // What comes free under a lowered amount is given back, not used again.
  [
    [37n, 29n, 29n, 29n, 2n],
    1,
    [
      { do: 'admit', process: 0, key: 0, need: 1 },
      { do: 'change', limit: 0, amount: 0n },
      { do: 'wait', seconds: 10 },
      { do: 'settle', which: 0, percent: null, late: false },
      { do: 'admit', process: 0, key: 0, need: 1 },
    ],
  ],
];

type Process = ReturnType<typeof startProcess>;

interface Running {
  readonly process: Process;
  readonly admitted: Admitted;
  readonly limits: readonly QuotaLimit[];
  readonly need: bigint;
  readonly receivedMs: number;
}

function startProcess(clock: FakeClock, leases: InMemoryQuotaLeases) {
  const holder = aFreshId<'lease-holder'>();
  const shares = new QuotaShares({ leases, holder, clock, logger: new RecordingLogger() });
  const admission = new InProcessAdmission({ shares, holder, clock, settings: DEFAULT_RESERVATION });
  void shares.start();
  return { admission, holder, shares };
}

/** Processes that share limits, and a key for each of three subtrees of scopes. */
class World {
  /** January ends in two minutes. */
  readonly clock = new FakeClock(JANUARY.endsAtMs - 120_000);
  readonly leases = new InMemoryQuotaLeases(this.clock);
  limits: QuotaLimit[];
  keys: AuthenticatedKey[] = [];
  readonly slots = aParallelLimit(8n, { scope: 'organization' });
  readonly processes: Process[];
  running: Running[] = [];
  readonly unrecorded: { readonly one: Running; readonly used: bigint; readonly atMs: number }[] = [];

  constructor(amounts: readonly bigint[], processes: number) {
    const scopes = ['organization', 'workspace', 'team', 'member', 'api_key'] as const;
    this.limits = scopes.map((scope, index) => aQuota(amounts[index]!, { scope, kind: 'token_quota' }));
    this.leases.replicas = processes;
    this.processes = Array.from({ length: processes }, () => startProcess(this.clock, this.leases));
    this.publish();
  }

  /** What the look-up of keys finds from now on. */
  publish(): void {
    for (const { id, amount } of this.limits) this.leases.amounts.set(id, amount);
    const trees: Limit[][] = [
      [...this.limits, this.slots],
      [this.limits[0]!, this.limits[1]!, this.slots],
      [this.limits[0]!, this.limits[4]!],
    ];
    this.keys = trees.map((limits) => toAuthenticatedKey(aFoundApiKey(anApiKey(), { limits })));
  }

  startOf(ms: number): number {
    return ms < JANUARY.endsAtMs ? JANUARY.startsAtMs : JANUARY.endsAtMs;
  }

  /** Of requests that run, of the period of this moment. */
  reserved({ id }: QuotaLimit, ms: number, of?: Process): bigint {
    return this.running
      .filter(({ process }) => of === undefined || process === of)
      .filter(({ limits, receivedMs }) => {
        return limits.some((one) => one.id === id) && this.startOf(receivedMs) === this.startOf(ms);
      })
      .reduce((sum, { need }) => sum + need, 0n);
  }

  /** What is spent, recorded or not, and what leases hold, of other processes than this one. */
  standing({ id }: QuotaLimit, but?: Process): { spent: bigint; leased: bigint } {
    const start = this.startOf(this.clock.nowMs());
    const { spent, leased } = this.leases.standing(id, start, but?.holder);
    const late = this.unrecorded
      .filter(
        ({ one }) => this.startOf(one.receivedMs) === start && one.limits.some((limit) => limit.id === id),
      )
      .reduce((sum, { used }) => sum + used, 0n);
    return { spent: spent + late, leased };
  }

  /** Records what was settled and is not in the ledger yet. */
  record(): void {
    for (const { one, used } of this.unrecorded.splice(0)) {
      for (const { id } of one.limits) {
        this.leases.record(id, this.startOf(one.receivedMs), used, one.process.holder);
      }
    }
  }

  settle(one: Running, percent: number | null): void {
    this.running = this.running.filter((other) => other !== one);
    if (percent === null) {
      one.admitted.settle(null);
      return;
    }
    const used = (one.need * BigInt(percent)) / 100n;
    const { usage } = aUsageRecord();
    one.admitted.settle(
      aUsageRecord({ usage: { ...usage, inputTokens: 0, outputTokens: Number(used) }, costNanoUsd: null }),
    );
    this.unrecorded.push({ one, used, atMs: this.clock.nowMs() });
  }
}

it('keeps what is spent and reserved within every hard quota, and refuses nothing without a reason', async () => {
  const seen = { admitted: 0, refused: 0, crashes: 0, rollovers: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.bigInt({ min: 0n, max: 300n }), { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 1, max: 3 }),
      fc.array(step, { maxLength: 60, size: 'max' }),
      async (amounts, count, steps) => {
        const world = new World(amounts, count);
        const { clock, leases, processes } = world;
        for (const one of steps) {
          // An answer that was no is believed for a second.
          await clock.advanceGently(1_000, 1_000);
          // The ledger takes minutes at most.
          if (world.unrecorded.some(({ atMs }) => atMs < clock.nowMs() - 300_000)) world.record();
          if (one.do === 'wait') await clock.advanceGently(one.seconds * 1_000, 1_000);
          else if (one.do === 'settle') {
            const { length } = world.running;
            if (length > 0) world.settle(world.running[one.which % length]!, one.percent);
            if (!one.late) world.record();
          } else if (one.do === 'crash') {
            const at = one.process % count;
            const crashed = processes[at]!;
            // Nothing of what ran there is ever recorded, and its leases are never renewed.
            crashed.shares.stop();
            world.record();
            world.running = world.running.filter(({ process }) => process !== crashed);
            processes[at] = startProcess(clock, leases);
            seen.crashes++;
          } else if (one.do === 'change') {
            const limit = world.limits[one.limit]!;
            world.limits = world.limits.with(one.limit, { ...limit, amount: one.amount });
            world.publish();
          } else {
            const process = processes[one.process % count]!;
            const key = world.keys[one.key]!;
            const limits = key.limits.filter((limit) => 'window' in limit);
            const receivedMs = clock.nowMs();
            const need = BigInt(one.need);
            const answer = await Promise.resolve()
              .then(() =>
                process.admission.admit({
                  ...{ key, operation: OPERATIONS[0], model: MODEL, parsed: parsed(one.need) },
                  receivedMs,
                }),
              )
              .catch((error: unknown) => error as DomainError);
            if ('settle' in answer) {
              world.running.push({ process, admitted: answer, limits, need, receivedMs });
              for (const limit of limits) {
                const { spent } = world.standing(limit);
                expect(spent + world.reserved(limit, receivedMs)).toBeLessThanOrEqual(limit.amount);
              }
              seen.admitted++;
              if (receivedMs >= JANUARY.endsAtMs) seen.rollovers++;
            } else {
              // Somebody else's lease, or a reservation, or a slot explains it.
              const isExplained =
                answer.code === 'parallel_requests_exceeded'
                  ? world.running.filter((other) => other.process === process).length >= Math.floor(8 / count)
                  : limits.some((limit) => {
                      const { spent, leased } = world.standing(limit, process);
                      const own = world.reserved(limit, receivedMs, process);
                      return spent + own + leased + need > limit.amount;
                    });
              expect(isExplained, answer.code).toBe(true);
              seen.refused++;
            }
          }
        }

        for (const one of world.running) world.settle(one, 50);
        world.record();
        await clock.advanceGently(12 * 60_000, 5_000);
        for (const limit of world.limits) expect(world.standing(limit).leased).toBe(0n);
        for (const { shares, admission } of processes) {
          expect(shares.size).toBe(0);
          const uses = await admission.inspect(world.keys[0]!);
          expect(uses.map(({ reserved }) => reserved)).toEqual(uses.map(() => 0n));
          expect(uses.at(-1)).toMatchObject({ used: 0n });
          shares.stop();
        }
      },
    ),
    { numRuns: 100, examples: EXAMPLES },
  );
  // Counted so that a generator that never reaches the interesting cases is noticed.
  expect(seen.admitted).toBeGreaterThan(100);
  expect(seen.refused).toBeGreaterThan(100);
  expect(seen.crashes).toBeGreaterThan(20);
  expect(seen.rollovers).toBeGreaterThan(10);
}, 60_000);
