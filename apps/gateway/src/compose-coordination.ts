import { randomUUID } from 'node:crypto';
import type { Clock, Logger } from '@weir/domain/kernel';
import type { Admission, LeaseHolderId, QuotaLeases, ReservationSettings } from '@weir/domain/limits';
import type { Config } from './config.ts';

export interface CoordinationPorts {
  readonly leases: QuotaLeases;
  /** This process. */
  readonly replica: LeaseHolderId;
  /** Decides while Redis is away. */
  readonly fallback: Admission;
  readonly settings: ReservationSettings;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What several gateways share by Redis. */
export interface Coordination {
  readonly admission: Admission;
  isUp(): boolean;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Counts limits in Redis; null without one. Then its client, a quarter of all modules, is not loaded either. */
export async function composeCoordination(
  config: Config,
  ports: CoordinationPorts,
): Promise<Coordination | null> {
  if (config.REDIS_URL === undefined) return null;
  const { RedisAdmission, RedisConnection, RedisCounts, SettlementQueue, SharedLeases } = await import(
    '@weir/coordination'
  );
  const { leases, clock, logger } = ports;
  const connection = new RedisConnection({
    ...{ url: config.REDIS_URL, callTimeoutMs: config.REDIS_TIMEOUT_MS },
    ...{ clock, logger },
  });
  const counts = new RedisCounts(connection, randomUUID);
  const sharedLeases = new SharedLeases({ counts, leases, clock, newToken: randomUUID });
  const settlements = new SettlementQueue(counts, clock, logger);
  const admission = new RedisAdmission({
    ...ports,
    ...{ counts, sharedLeases, settlements, newReservationId: randomUUID },
  });
  return {
    admission,
    isUp: () => connection.usable,
    async start() {
      await connection.start();
      admission.start();
    },
    async close() {
      admission.close();
      settlements.close();
      await connection.close();
    },
  };
}
