/**
 * What limits cost a request with Redis: `node packages/coordination/testing/admission-cost.ts`. Admits and settles requests against
 * one limit of every kind in five scopes: the time of an admission alone, then the CPU of a pair with many at once.
 */
import { randomUUID } from 'node:crypto';
import { toAuthenticatedKey } from '@weir/domain/api-key-authentication';
import { type DialectRequest, OPERATIONS } from '@weir/domain/inference';
import { SystemClock } from '@weir/domain/kernel';
import {
  type AdmissionRequest,
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
} from '@weir/testing';
import { RedisAdmission } from '../src/redis-admission.ts';
import { RedisConnection } from '../src/redis-connection.ts';
import { RedisCounts } from '../src/redis-counts.ts';
import { script } from '../src/scripts/script.ts';
import { SettlementQueue } from '../src/settlement-queue.ts';
import { SharedLeases } from '../src/shared-leases.ts';
import { TestRedis } from './redis-server.ts';

const ALONE = 2_000;
const PAIRS = 20_000;
const AT_ONCE = 50;

/** CPU of the server so far, seconds: user and system. */
const SERVER_CPU = script(`
local info = redis.call('INFO', 'cpu')
return string.match(info, 'used_cpu_user:([%d.]+)') .. ' ' .. string.match(info, 'used_cpu_sys:([%d.]+)')
`);

const redis = await TestRedis.start();
const clock = new SystemClock();
const logger = new RecordingLogger();
const connection = new RedisConnection({ url: redis.url, callTimeoutMs: 5_000, clock, logger });
await connection.start();
const leases = new InMemoryQuotaLeases(clock);
const window = { startsAtMs: 0, endsAtMs: Number.POSITIVE_INFINITY, nextEndsAtMs: Number.POSITIVE_INFINITY };
const limits = limitsOf(LIMIT_SCOPES.slice(0, 5)).map((limit) => {
  const unlimited = { ...limit, amount: 10n ** 15n };
  return 'window' in unlimited ? { ...unlimited, window } : unlimited;
});
for (const { id, amount } of limits) leases.amounts.set(id, amount);
const replica = aFreshId<'lease-holder'>();
const counts = new RedisCounts(connection, randomUUID);
const settings = DEFAULT_RESERVATION;
const shares = new QuotaShares({ leases, holder: replica, clock, logger });
const admission = new RedisAdmission({
  ...{ counts, leases, replica, settings, clock, logger },
  sharedLeases: new SharedLeases({ counts, leases, clock, newToken: randomUUID }),
  settlements: new SettlementQueue(counts, clock, logger),
  fallback: new InProcessAdmission({ shares, holder: replica, clock, settings }),
  newReservationId: randomUUID,
});
const request: AdmissionRequest = {
  key: toAuthenticatedKey(aFoundApiKey(anApiKey(), { limits })),
  operation: OPERATIONS[0],
  model: aModel(),
  parsed: { estimatedInputTokens: 800, maxOutputTokens: 500, choices: 1 } as DialectRequest,
  receivedMs: clock.nowMs(),
};
const record = aUsageRecord();
const pair = async () => (await admission.admit(request)).settle(record);

const timesUs: number[] = [];
for (let i = 0; i < ALONE; i += 1) {
  const startedUs = clock.monotonicUs();
  const admitted = await admission.admit(request);
  timesUs.push(clock.monotonicUs() - startedUs);
  admitted.settle(record);
}
timesUs.sort((a, b) => a - b);
const quantile = (share: number) => timesUs[Math.floor(ALONE * share)];

const before = process.cpuUsage();
for (let i = 0; i < PAIRS; i += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, pair));
const { user, system } = process.cpuUsage(before);
const serverCpuS = async () => {
  const [user, system] = String(await connection.run(SERVER_CPU, [], []))
    .split(' ')
    .map(Number);
  return user! + system!;
};
const serverUs = ((await serverCpuS()) * 1e6) / (ALONE + PAIRS);
process.stdout.write(
  `${limits.length} limits in 5 scopes: one admission alone takes ${quantile(0.5)} µs (p99 ${quantile(0.99)} µs); ` +
    `admit and settle use ${((user + system) / PAIRS).toFixed(0)} µs of CPU, and ${serverUs.toFixed(0)} µs of Redis's\n`,
);
await connection.close();
await redis.stop();
