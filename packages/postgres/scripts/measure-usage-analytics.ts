/**
 * Measures analytics of usage over 90 days of ten million records of 500 keys and 20 models, made by SQL, and compares them with the ledger.
 * Fails (exit code 1) where a p95 reaches 200 ms, or a number differs.
 *
 * `--records N`; `--data DIR` keeps the database there, and uses it again; `--zones A,B`; `--rounds N`; `--columns-bytes 0` measures without
 * columns in memory.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
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
import { UsageColumnReader } from '../src/usage/usage-column-reader.ts';
import { addUsageRecords, idOfKey, idOfMember, idOfWorkspace } from '../testing/add-usage-records.ts';
import { serverCpuMs } from './server-cpu.ts';

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '10000000' },
    data: { type: 'string' },
    rounds: { type: 'string', default: '20' },
    zones: { type: 'string', default: 'UTC,America/Los_Angeles,Asia/Kolkata,Australia/Lord_Howe' },
    'columns-bytes': { type: 'string', default: `${256 * 1024 * 1024}` },
  },
});
const ROUNDS = Number(options.rounds);
const DAYS = 90;
const DAY_MS = 86_400_000;
const LIMIT_MS = 200;
const SPREAD = { keys: 500, members: 250, workspaces: 20, models: 20 };
const MAKING = {
  max_wal_size: '16GB',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  checkpoint_timeout: '30min',
};

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
const models = (count: number) => range(count).map((n) => `model-${n}`);
const FILTERS: Readonly<Record<string, UsageFilter>> = {
  nothing: {},
  'one user': { userIds: [idOfMember(7)] },
  'three users and three models': { userIds: range(3).map(idOfMember), models: models(3) },
  'one model': { models: ['model-3'] },
  'ten models': { models: models(10) },
  'five workspaces': { workspaceIds: range(5).map(idOfWorkspace) },
  'fifty keys': { apiKeyIds: range(50).map(idOfKey) },
  'fifty keys and five models': { apiKeyIds: range(50).map(idOfKey), models: models(5) },
  'fifty users': { userIds: range(50).map(idOfMember) },
  'all keys': { apiKeyIds: range(500).map(idOfKey) },
};
/** The one that is compared with the ledger. */
const COMPARED = { userIds: range(50).map(idOfMember), models: models(10) };

const dataDir = options.data ?? mkdtempSync(join(tmpdir(), 'weir-measure-'));
const isMade = existsSync(join(dataDir, 'postgres.json'));
const server = await startEmbeddedPostgres({ dataDir, durable: false, settings: MAKING });
try {
  await migrate(server.url, { directory: join(import.meta.dirname, '../../../migrations') });
  const database = createDatabase(server.url, { statementTimeoutMs: 3_600_000 });
  if (!isMade) await makeUsage(database);
  if (!(await measureAnalytics(database))) process.exitCode = 1;
  await database.close();
} finally {
  await server.stop();
  if (options.data === undefined) rmSync(dataDir, { recursive: true });
}

async function makeUsage(database: Database): Promise<void> {
  const began = performance.now();
  await addUsageRecords(database, Number(options.records), DAYS, SPREAD);
  print({ records: options.records, madeInS: seconds(began) });
  const folding = performance.now();
  print({ foldSteps: await foldUsageTotals(database), foldedInS: seconds(folding) });
  await database.sql`vacuum analyze usage_rollups, usage_totals`;
  await database.sql`analyze usage_records`;
}

async function measureAnalytics(database: Database): Promise<boolean> {
  await foldUsageTotals(database);
  const clock = new SystemClock();
  const dailyUsage = new DailyUsageCache({ store: new PostgresDailyUsageStore(database), clock, settings });
  const reading = performance.now();
  const until = new Date();
  await dailyUsage.warm({ since: new Date(until.getTime() - (DAYS + 1) * DAY_MS), until }, 3_600_000);
  await database.sql`vacuum analyze daily_usage, daily_usage_failures, usage_cells`;
  print({ daysReadInS: seconds(reading), ...(await dailyUsage.counts()) });

  const columns = new UsageColumnReader({ ...database, maxBytes: Number(options['columns-bytes']) });
  const ports = {
    unitOfWork: new PostgresUnitOfWork(database, columns),
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
  // Columns of everything are loaded behind the first read.
  const loading = performance.now();
  const today = until.toISOString().slice(0, 10);
  const firstDay = new Date(Date.parse(today) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  const everything = {
    subject: { of: 'platform' } as const,
    filter: {},
    days: { startDate: firstDay, endDate: today, timeZone: 'UTC' },
  };
  for (let bytes = -1; bytes !== columns.bytes; ) {
    bytes = columns.bytes;
    await analyzeUsage(caller, everything, ports);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  print({ columnsLoadedInS: seconds(loading), columnsMb: megabytes(columns.bytes) });
  let isGood = true;
  for (const timeZone of options.zones.split(',')) {
    const endDate = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(until);
    const startDate = new Date(Date.parse(endDate) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
    const askedOf = (filter: UsageFilter) => ({
      subject: { of: 'platform' } as const,
      filter,
      days: { startDate, endDate, timeZone },
    });
    for (const [filters, filter] of Object.entries(FILTERS)) {
      const asked = askedOf(filter);
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
        const isFast = times.p95Ms < LIMIT_MS;
        isGood &&= isFast;
        print({
          timeZone,
          filters,
          read,
          ...times,
          columnsMb: megabytes(columns.bytes),
          ...(isFast ? {} : { isFast }),
        });
      }
    }
    const { amounts, days, users, modelDays } = await analyzeUsage(caller, askedOf(COMPARED), ports);
    const found = {
      all: amounts.costNanoUsd,
      users: users.top.map(({ id, amounts: { costNanoUsd } }) => [id, costNanoUsd]),
      days: days.map(({ date, amounts: { costNanoUsd } }) => [date, costNanoUsd]),
      modelDays: modelDays.flatMap((day) =>
        day.models.map(({ model, amounts: { costNanoUsd } }) => [day.date, model, costNanoUsd]),
      ),
    };
    const isEqual = isSame(found, await ledgerOf(database, timeZone, startDate, endDate));
    isGood &&= isEqual;
    print({ timeZone, isEqualToLedger: isEqual, cost: String(amounts.costNanoUsd) });
  }
  return isGood;
}

/** The same numbers by PostgreSQL's own conversion of each record's time. */
async function ledgerOf({ sql }: Database, timeZone: string, first: string, last: string) {
  const rows = await sql<{ date: string; model: string; user: string; cost: string }[]>`
    select (started_at at time zone ${timeZone})::date::text as date, model, user_id as "user", sum(cost_nano_usd)::text as cost
    from usage_records
    where (started_at at time zone ${timeZone})::date between ${first}::text::date and ${last}::text::date
      and user_id = any(${COMPARED.userIds}::uuid[]) and model = any(${COMPARED.models}::text[])
    group by 1, 2, 3`;
  const sumsBy = (keyOf: (row: (typeof rows)[number]) => string) => {
    const groups = Map.groupBy(rows, keyOf);
    return [...groups].map(([key, of]) => [
      ...JSON.parse(key),
      of.reduce((sum, { cost }) => sum + BigInt(cost), 0n),
    ]);
  };
  return {
    all: rows.reduce((sum, { cost }) => sum + BigInt(cost), 0n),
    users: sumsBy(({ user }) => JSON.stringify([user]))
      .toSorted(([, one], [, other]) => Number(other - one))
      .slice(0, settings.topUsers),
    days: sumsBy(({ date }) => JSON.stringify([date])),
    modelDays: sumsBy(({ date, model }) => JSON.stringify([date, model])),
  };
}

function isSame(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const text = (value: unknown) =>
    JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
  const sorted = (value: unknown) => (Array.isArray(value) ? value.map(text).toSorted() : value);
  return Object.keys(one).every((name) => {
    const [left, right] = [text(sorted(one[name])), text(sorted(other[name]))];
    if (left !== right) print({ differs: name, found: left.slice(0, 300), ledger: right.slice(0, 300) });
    return left === right;
  });
}

/** CPU times are means, and do not depend on what else the machine does; the longest time that the thread was taken does. */
async function timesOf(work: () => Promise<unknown>) {
  const times: number[] = [];
  const began = performance.now();
  await work();
  const firstMs = Math.round(performance.now() - began);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const [cpuBefore, ownBefore] = [serverCpuMs(server.pid), process.cpuUsage()];
  delay.enable();
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  delay.disable();
  const own = process.cpuUsage(ownBefore);
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1]!);
  return {
    firstMs,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    serverCpuMs: Math.round((serverCpuMs(server.pid) - cpuBefore) / ROUNDS),
    ownCpuMs: Math.round((own.user + own.system) / 1_000 / ROUNDS),
    takenP99Ms: Math.round(delay.percentile(99) / 1e5) / 10,
  };
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1_000);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

function print(figures: object): void {
  const text = JSON.stringify(figures, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  process.stdout.write(`${text}\n`);
}
