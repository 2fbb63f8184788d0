/**
 * What limits cost a request in process: `node packages/testing/test/admission-cost.ts`. Admits and settles requests one after
 * another against one limit of every kind in each of some scopes, and prints the CPU time of a pair, collections included.
 */
import { toAuthenticatedKey } from '@weir/domain/api-key-authentication';
import { type DialectRequest, OPERATIONS } from '@weir/domain/inference';
import { SystemClock } from '@weir/domain/kernel';
import {
  type Admitted,
  DEFAULT_RESERVATION,
  InProcessAdmission,
  LIMIT_SCOPES,
  QuotaShares,
} from '@weir/domain/limits';
import {
  aFoundApiKey,
  aFreshId,
  aModel,
  anApiKey,
  aUsageRecord,
  InMemoryQuotaLeases,
  limitsOf,
  RecordingLogger,
} from '../src/index.ts';

const PAIRS = 200_000;
const ROUNDS = 5;
/** As many requests run at once. */
const RUNNING = 1_000;

async function measure(scopes: number): Promise<void> {
  const clock = new SystemClock();
  const leases = new InMemoryQuotaLeases(clock);
  // Amounts that no round uses up, beyond what 64 bits hold.
  const limits = limitsOf(LIMIT_SCOPES.slice(0, scopes)).map((limit) => ({ ...limit, amount: 10n ** 15n }));
  for (const { id, amount } of limits) leases.amounts.set(id, amount);
  const holder = aFreshId<'lease-holder'>();
  const shares = new QuotaShares({ leases, holder, clock, logger: new RecordingLogger() });
  const admission = new InProcessAdmission({ shares, holder, clock, settings: DEFAULT_RESERVATION });
  const window = {
    startsAtMs: 0,
    endsAtMs: Number.POSITIVE_INFINITY,
    nextEndsAtMs: Number.POSITIVE_INFINITY,
  };
  const key = toAuthenticatedKey(
    aFoundApiKey(anApiKey(), { limits: limits.map((one) => ('window' in one ? { ...one, window } : one)) }),
  );
  const request = {
    key,
    operation: OPERATIONS[0],
    model: aModel(),
    parsed: { estimatedInputTokens: 800, maxOutputTokens: 500, choices: 1 } as DialectRequest,
    receivedMs: clock.nowMs(),
  };
  const record = aUsageRecord();
  const running: Admitted[] = [];
  await admission.admit(request);

  const figures: number[] = [];
  let promises = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let i = 0; i < PAIRS; i++) {
      const answer = admission.admit(request);
      if (answer instanceof Promise) {
        promises++;
        running.push(await answer);
      } else running.push(answer);
      if (running.length > RUNNING) running.shift()!.settle(record);
    }
    const { user, system } = process.cpuUsage(before);
    figures.push((user + system) / PAIRS);
  }
  shares.stop();
  const median = figures.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
  process.stdout.write(
    `${scopes} scopes, ${limits.length} limits: ${median.toFixed(2)} µs for admit and settle ` +
      `(${figures.map((one) => one.toFixed(2)).join(', ')}), ${promises} of ${ROUNDS * PAIRS} waited\n`,
  );
}

for (const scopes of [0, 1, 5]) await measure(scopes);
