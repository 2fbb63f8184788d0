import { randomUUID } from 'node:crypto';
import { type Clock, SystemClock } from '@weir/domain/kernel';
import { DEFAULT_RESERVATION, InProcessAdmission, QuotaShares } from '@weir/domain/limits';
import { admissionContract, aFreshId, FakeClock, InMemoryQuotaLeases, RecordingLogger } from '@weir/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { REDIS_PROGRAMS, TestRedis, WITHOUT_REDIS } from '../testing/redis-server.ts';
import { RedisAdmission } from './redis-admission.ts';
import { RedisConnection } from './redis-connection.ts';
import { RedisCounts } from './redis-counts.ts';
import { script } from './scripts/script.ts';
import { SettlementQueue } from './settlement-queue.ts';
import { SharedLeases } from './shared-leases.ts';

/** Answered after everything that was sent before. */
const NOTHING = script('return 1');

/** A gateway's admission through Redis, and by itself while that is away. */
export function anAdmission(connection: RedisConnection, leases: InMemoryQuotaLeases, clock: Clock) {
  const logger = new RecordingLogger();
  const holder = aFreshId<'lease-holder'>();
  const shares = new QuotaShares({ leases, holder, clock, logger });
  const fallback = new InProcessAdmission({ shares, holder, clock, settings: DEFAULT_RESERVATION });
  const counts = new RedisCounts(connection, randomUUID);
  const sharedLeases = new SharedLeases({ counts, leases, clock: new SystemClock(), newToken: randomUUID });
  const settlements = new SettlementQueue(counts, clock, logger);
  const admission = new RedisAdmission({
    ...{ counts, sharedLeases, settlements, leases, fallback, clock, logger },
    replica: holder,
    settings: DEFAULT_RESERVATION,
    newReservationId: randomUUID,
  });
  return { admission, fallback, holder };
}

describe.skipIf(WITHOUT_REDIS !== null).each(REDIS_PROGRAMS.length > 0 ? REDIS_PROGRAMS : ['no server'])(
  `RedisAdmission on %s ${WITHOUT_REDIS ?? ''}`,
  (program) => {
    let redis: TestRedis;
    let connection: RedisConnection;
    beforeAll(async () => {
      redis = await TestRedis.start(program);
      connection = new RedisConnection({
        url: redis.url,
        callTimeoutMs: 10_000,
        clock: new SystemClock(),
        logger: new RecordingLogger(),
      });
      await connection.start();
    });
    afterAll(async () => {
      await connection.close();
      await redis.stop();
    });

    admissionContract(async () => {
      const clock = new FakeClock();
      const leases = new InMemoryQuotaLeases(clock);
      const { admission } = anAdmission(connection, leases, clock);
      return {
        admission,
        leases,
        settled: async () => void (await connection.run(NOTHING, [], [])),
        nowMs: () => clock.nowMs(),
      };
    });
  },
);
