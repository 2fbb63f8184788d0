/**
 * Measures analytics of usage over 90 days of ten million records of 500 keys and 20 models, made by SQL. Fails (exit code 1) where the p95
 * of a read that is meant to be fast reaches 200 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock, type UserCaller, type UserId } from '@weir/domain/kernel';
import {
  type AnalyticsDimension,
  type AnalyticsPorts,
  analyzeUsage,
  breakDownAnalytics,
  DailyUsageCache,
  listUsageOptions,
} from '@weir/domain/usage-analytics';
import type { UsageFilter } from '@weir/domain/usage-reports';
import { createDatabase, type Database } from '../src/database/database.ts';
import { startEmbeddedPostgres } from '../src/embedded/embedded-server.ts';
import { PostgresUnitOfWork } from '../src/management/unit-of-work.ts';
import { migrate } from '../src/migrations/migrate.ts';
import { PostgresDailyUsageStore } from '../src/usage/daily-usage-store.ts';
import { foldUsageTotals } from '../src/usage/fold-usage-totals.ts';
import { addUsageRecords, idOfKey, idOfMember } from '../testing/add-usage-records.ts';
import { serverCpuMs } from './server-cpu.ts';

const RECORDS = Number(process.argv[2] ?? 10_000_000);
const DAYS = 90;
const ROUNDS = 20;
const LIMIT_MS = 200;
const SPREAD = { keys: 500, members: 250, workspaces: 20, models: 20 };

const settings: AnalyticsPorts['analytics'] = {
  todayTtlMs: 3_600_000,
  cacheKeptDays: 365,
  cacheRebuildDays: 100,
  cacheLockWaitMs: 2_000,
  cacheBuildMs: 2_000,
  cacheWarningBytes: 512 * 1024 * 1024,
  trendStablePercent: 1,
  trendDecimals: 2,
  topUsers: 10,
  topModels: 10,
  topProviders: 5,
  maxDays: DAYS,
  warningDays: 30,
  exportMaxDays: 365,
  exportMaxRows: 10_000,
  pageSize: 50,
  maxPageSize: 500,
  readsPerMinute: 10,
  exportsPerMinute: 5,
  rebuildIntervalMs: 300_000,
};

const range = (count: number) => Array.from({ length: count }, (_, n) => n);
const FILTERS: Readonly<Record<string, UsageFilter>> = {
  nothing: {},
  'one model': { models: ['model-3'] },
  'ten models': { models: range(10).map((n) => `model-${n}`) },
  'one user': { userIds: [idOfMember(7)] },
  'fifty users': { userIds: range(50).map(idOfMember) },
  'one key and one model': { apiKeyIds: [idOfKey(7)], models: ['model-3'] },
  'three users and three models': {
    userIds: range(3).map(idOfMember),
    models: range(3).map((n) => `model-${n}`),
  },
  'fifty keys': { apiKeyIds: range(50).map(idOfKey) },
  'fifty keys and five models': {
    apiKeyIds: range(50).map(idOfKey),
    models: range(5).map((n) => `model-${n}`),
  },
  'all keys': { apiKeyIds: range(500).map(idOfKey) },
};

const dataDir = mkdtempSync(join(tmpdir(), 'weir-measure-'));
const server = await startEmbeddedPostgres({ dataDir, durable: false, settings: { max_wal_size: '16GB' } });
try {
  await migrate(server.url, { directory: join(import.meta.dirname, '../../../migrations') });
  const database = createDatabase(server.url, { statementTimeoutMs: 3_600_000 });
  if (!(await measureAnalytics(database))) process.exitCode = 1;
  await database.close();
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true });
}

async function measureAnalytics(database: Database): Promise<boolean> {
  const began = performance.now();
  await addUsageRecords(database, RECORDS, DAYS, SPREAD);
  print({ records: RECORDS, madeInS: seconds(began) });
  const folding = performance.now();
  print({ foldSteps: await foldUsageTotals(database), foldedInS: seconds(folding) });
  await database.sql`vacuum analyze usage_rollups, usage_totals`;
  await database.sql`analyze usage_records`;
  const clock = new SystemClock();
  const dailyUsage = new DailyUsageCache({ store: new PostgresDailyUsageStore(database), clock, settings });
  const reading = performance.now();
  const until = new Date();
  await dailyUsage.warm({ since: new Date(until.getTime() - (DAYS + 1) * 86_400_000), until }, 3_600_000);
  await database.sql`vacuum analyze daily_usage, daily_usage_failures, usage_cells`;
  print({ daysReadInS: seconds(reading), ...(await dailyUsage.counts()) });

  const ports = {
    unitOfWork: new PostgresUnitOfWork(database),
    clock,
    dailyUsage,
    analytics: settings,
    randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  } as unknown as AnalyticsPorts;
  const caller = {
    actor: {
      kind: 'user',
      userId: idOfMember(0) as UserId,
      platformRole: 'admin',
      signedInBy: { via: 'session', sessionId: '' },
      scopes: null,
      organizationId: null,
    },
    requestId: null,
    client: null,
  } as unknown as UserCaller;
  const today = until.toISOString().slice(0, 10);
  const first = new Date(until.getTime() - (DAYS - 1) * 86_400_000).toISOString().slice(0, 10);
  let isFast = true;
  for (const timeZone of ['UTC', 'America/Los_Angeles', 'Asia/Kolkata']) {
    for (const [filters, filter] of Object.entries(FILTERS)) {
      const endDate = timeZone === 'America/Los_Angeles' ? first : today;
      const days = {
        startDate: first,
        endDate: endDate === first ? localDate(until, timeZone) : today,
        timeZone,
      };
      const asked = { subject: { of: 'platform' } as const, filter, days };
      const page = { order: 'total_tokens', isDescending: true, limit: 50, after: null } as const;
      const by = (dimension: AnalyticsDimension) => () =>
        breakDownAnalytics(caller, asked, { by: dimension, ...page }, ports);
      const reads: Record<string, () => Promise<unknown>> = {
        analytics: () => analyzeUsage(caller, asked, ports),
        'by user': by('user'),
        'by model': by('model'),
        'by provider': by('provider'),
        'filter options': () => listUsageOptions(caller, asked, {}, ports),
      };
      for (const [read, run] of Object.entries(reads)) {
        const times = await timesOf(run);
        const isGood = times.p95Ms < LIMIT_MS;
        isFast &&= isGood;
        print({ timeZone, filters, read, ...times, ...(isGood ? {} : { isGood }) });
      }
    }
  }
  return isFast;
}

function localDate(time: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(time);
}

/** The server's CPU time is a mean, and does not depend on what else the machine does. */
async function timesOf(work: () => Promise<unknown>) {
  const times: number[] = [];
  await work();
  const cpuBefore = serverCpuMs(server.pid);
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1]!);
  return {
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    cpuMs: Math.round((serverCpuMs(server.pid) - cpuBefore) / ROUNDS),
  };
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1_000);
}

function print(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
