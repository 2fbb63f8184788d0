import type { Clock, Logger, Timer } from '@weir/domain/kernel';
import {
  type Admission,
  InProcessAdmission,
  type LeaseHolderId,
  type LeaseStatus,
  QuotaShares,
  type ReservationSettings,
} from '@weir/domain/limits';
import { type Database, PostgresQuotaLeases } from '@weir/postgres';
import { composeCoordination } from './compose-coordination.ts';
import type { Config } from './config.ts';
import { replaceLeaseHolder } from './lease-holder-file.ts';

export interface LimitPorts {
  readonly database: Database;
  /** This process, as it holds leases. */
  readonly holder: LeaseHolderId;
  /** How many records wait to be stored. */
  readonly spoolDepth: () => number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What decides about limits. */
export interface Limits {
  readonly admission: Admission;
  /** What {@link admission} reserves by. */
  readonly reservation: ReservationSettings;
  readonly leases: () => LeaseStatus;
  /** Whether gateways count together; null where they are not to. */
  readonly coordinationIsUp: (() => boolean) | null;
  start(): Promise<void>;
  /** Gives leases back. To be called when the ledger has recorded all. */
  close(): Promise<void>;
}

const TAKE_OVER_AFTER_MS = 500;

/** Limits by leases of the database; counted in Redis where there is one. */
export async function composeLimits(config: Config, ports: LimitPorts): Promise<Limits> {
  const { database, holder, spoolDepth, clock, logger } = ports;
  const leases = new PostgresQuotaLeases(database, holder);
  const shares = new QuotaShares({ leases, holder, clock, logger });
  const previousHolder = await replaceLeaseHolder(config.dataDir, holder);
  const reservation = {
    reservedOutputTokens: config.RESERVED_OUTPUT_TOKENS,
    cachedTokensShare: config.CACHED_TOKENS_SHARE ?? null,
  };
  const ownAdmission = new InProcessAdmission({ shares, holder, clock, settings: reservation });
  const coordination = await composeCoordination(config, {
    ...{ leases, replica: holder, fallback: ownAdmission, settings: reservation, clock, logger },
  });
  let takeOver: Timer | null = null;
  /** Gives back what a killed process had leased, once all that it spooled is recorded. Else that would expire by itself. */
  const releasePreviousHolder = (previous: LeaseHolderId) => {
    if (spoolDepth() > 0) {
      takeOver = clock.schedule(TAKE_OVER_AFTER_MS, () => releasePreviousHolder(previous));
      return;
    }
    new PostgresQuotaLeases(database, previous).release(previous).catch(() => undefined);
  };
  return {
    admission: coordination?.admission ?? ownAdmission,
    reservation,
    leases: () => shares.status,
    coordinationIsUp: coordination && (() => coordination.isUp()),
    async start() {
      if (previousHolder !== null) releasePreviousHolder(previousHolder);
      await Promise.all([shares.start(), coordination?.start()]);
    },
    async close() {
      takeOver?.cancel();
      await Promise.all([shares.close(), coordination?.close()]);
    },
  };
}
