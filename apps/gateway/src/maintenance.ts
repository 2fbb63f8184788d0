import { purgeReachedThresholds } from '@weir/domain/alerts';
import { purgePlaygroundKeys } from '@weir/domain/api-keys';
import { retainAuditLog } from '@weir/domain/audit-log';
import { purgeExpired } from '@weir/domain/identity';
import { purgeOldInvitations } from '@weir/domain/invitations';
import { purgeJobs } from '@weir/domain/jobs';
import { type Clock, isDomainError, type Logger } from '@weir/domain/kernel';
import { purgeNotifications } from '@weir/domain/notifications';
import { purgeDeletedOrganizations } from '@weir/domain/organizations';
import { purgeOldEvents } from '@weir/domain/outbox';
import { endSubscriptions } from '@weir/domain/subscriptions';
import { purgeExpiredTokens } from '@weir/domain/tokens';
import { purgeDeletedWorkspaces } from '@weir/domain/workspaces';
import {
  compactUsageRollups,
  type Database,
  dropUsageMonths,
  ensureAuditPartitions,
  ensureUsagePartitions,
  foldUsageTotals,
  pruneLimitCounters,
  pruneRefusals,
  pruneReportedUsage,
} from '@weir/postgres';
import type { ManagementServices } from './compose-management.ts';

export interface MaintenancePorts {
  readonly database: Database;
  readonly management: Pick<
    ManagementServices,
    'unitOfWork' | 'clock' | 'randomBytes' | 'analytics' | 'dailyUsage'
  >;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 0 keeps everything. */
  readonly auditRetentionDays: number;
  readonly refusalRetentionDays: number;
  /** Of the ledger; 0 keeps everything. Rollups stay. */
  readonly usageRetentionMonths: number;
}

/** Most refusals kept: about 300 MB. */
const MAX_REFUSALS = 1_000_000;

const DAY_MS = 86_400_000;
/** Of the day cache, in one hour. */
const MAX_READING_MS = 600_000;

type Chore = (ports: MaintenancePorts) => Promise<void>;

/** Before the start: creates the partitions for new rows. */
export async function prepare(ports: MaintenancePorts): Promise<void> {
  await carryOut([makeUsagePartitions, makeAuditPartitions], ports);
}

/** Soon after the start and every hour: creates partitions and deletes old rows. */
export async function maintain(ports: MaintenancePorts): Promise<void> {
  await prepare(ports);
  await carryOut(
    [
      dropAuditMonths,
      purgeOrganizations,
      purgeWorkspaces,
      purgeInvitations,
      purgeEvents,
      purgeThresholds,
      purgeTokens,
      purgeSignIns,
      purgeKeysOfPlayground,
      endOldSubscriptions,
      purgeOldNotifications,
      purgeOldJobs,
      foldTotals,
      readDailyUsage,
      compactRollups,
      dropUsage,
      pruneRequestRefusals,
      pruneCounters,
      pruneReports,
    ],
    ports,
  );
}

/** A chore that fails does not stop the others. */
async function carryOut(chores: readonly Chore[], ports: MaintenancePorts): Promise<void> {
  for (const chore of chores) {
    try {
      await chore(ports);
    } catch (error) {
      ports.logger.log('error', 'database.maintenance_failed', {
        errorCode: isDomainError(error) ? error.code : 'unknown',
      });
    }
  }
}

async function makeUsagePartitions({ database, clock, logger }: MaintenancePorts): Promise<void> {
  for (const partition of await ensureUsagePartitions(database, new Date(clock.nowMs()))) {
    logger.log('info', 'database.partition_created', { partition });
  }
}

async function makeAuditPartitions({ database, clock, logger }: MaintenancePorts): Promise<void> {
  for (const partition of await ensureAuditPartitions(database, new Date(clock.nowMs()))) {
    logger.log('info', 'database.partition_created', { partition });
  }
}

async function dropAuditMonths({ management, logger, auditRetentionDays }: MaintenancePorts): Promise<void> {
  const { length: count } = await retainAuditLog(auditRetentionDays, management);
  if (count > 0) logger.log('info', 'database.purged', { what: 'months of the audit log', count });
}

async function purgeOrganizations({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await purgeDeletedOrganizations(management);
  if (count > 0) logger.log('info', 'database.purged', { what: 'organizations', count });
}

async function purgeWorkspaces({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await purgeDeletedWorkspaces(management);
  if (count > 0) logger.log('info', 'database.purged', { what: 'workspaces', count });
}

async function purgeInvitations({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await purgeOldInvitations(management);
  if (count > 0) logger.log('info', 'database.purged', { what: 'invitations', count });
}

async function purgeEvents({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await purgeOldEvents(management);
  if (count > 0) logger.log('info', 'database.purged', { what: 'events that were sent', count });
}

async function purgeThresholds({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await purgeReachedThresholds(management);
  if (count > 0) logger.log('info', 'database.purged', { what: 'thresholds of periods that ended', count });
}

async function purgeTokens({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await purgeExpiredTokens(management);
  if (count > 0) logger.log('info', 'database.purged', { what: 'tokens and their keys', count });
}

async function purgeSignIns({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await purgeExpired(management);
  if (count > 0)
    logger.log('info', 'database.purged', { what: 'sessions, sign-ins and idempotency keys', count });
}

async function purgeKeysOfPlayground({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await purgePlaygroundKeys(management);
  if (count > 0) logger.log('info', 'database.purged', { what: 'keys of the playground', count });
}

async function foldTotals({ database }: MaintenancePorts): Promise<void> {
  await foldUsageTotals(database);
}

/** As far back as analytics compare. What there is no time for is read in the next hour, or when it is asked for. */
async function readDailyUsage({ management, clock, logger }: MaintenancePorts): Promise<void> {
  const { dailyUsage, analytics } = management;
  const until = new Date(clock.nowMs());
  const since = new Date(until.getTime() - 2 * analytics.maxDays * DAY_MS);
  await dailyUsage.warm({ since, until }, MAX_READING_MS);
  const count = await dailyUsage.prune();
  if (count > 0) logger.log('info', 'database.purged', { what: 'days of the cache of analytics', count });
}

async function endOldSubscriptions({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await endSubscriptions(management);
  if (count > 0) logger.log('info', 'subscriptions.ended', { count });
}

async function purgeOldNotifications({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await purgeNotifications(management);
  if (count > 0) logger.log('info', 'database.purged', { what: 'notifications', count });
}

async function purgeOldJobs({ management, logger }: MaintenancePorts): Promise<void> {
  const count = await purgeJobs(management);
  if (count > 0) logger.log('info', 'database.purged', { what: 'jobs and their files', count });
}

async function compactRollups({ database, clock, logger }: MaintenancePorts): Promise<void> {
  const count = await compactUsageRollups(database, new Date(clock.nowMs()));
  if (count > 0)
    logger.log('info', 'database.purged', { what: 'quarters of an hour, added up to hours', count });
}

async function dropUsage({ database, logger, usageRetentionMonths }: MaintenancePorts): Promise<void> {
  if (usageRetentionMonths === 0) return;
  const { dropped, kept } = await dropUsageMonths(database, usageRetentionMonths);
  for (const month of dropped) logger.log('info', 'usage.month_dropped', { month });
  for (const month of kept) logger.log('error', 'usage.month_kept', { month });
}

async function pruneReports({ database, clock, logger }: MaintenancePorts): Promise<void> {
  const count = await pruneReportedUsage(database, new Date(clock.nowMs()));
  if (count > 0) logger.log('info', 'database.purged', { what: 'ids of reported usage', count });
}

async function pruneRequestRefusals(ports: MaintenancePorts): Promise<void> {
  const { database, clock, logger, refusalRetentionDays: days } = ports;
  const count = await pruneRefusals(database, new Date(clock.nowMs()), { days, rows: MAX_REFUSALS });
  if (count > 0) logger.log('info', 'database.purged', { what: 'refusals', count });
}

async function pruneCounters({ database, clock, logger }: MaintenancePorts): Promise<void> {
  const count = await pruneLimitCounters(database, new Date(clock.nowMs()));
  if (count > 0) logger.log('info', 'database.purged', { what: 'counters of limits', count });
}
