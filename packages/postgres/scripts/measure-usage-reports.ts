/**
 * Measures reports of usage over a month of ten million records of one organization, made by SQL. Fails (exit code 1) where a p95
 * reaches 200 ms, or where a report other than that of records reads the ledger.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UsageFilter, UsageReportRepository, UsageSelection } from '@weir/domain/usage-reports';
import { createDatabase, type Database } from '../src/database/database.ts';
import { startEmbeddedPostgres } from '../src/embedded/embedded-server.ts';
import { migrate } from '../src/migrations/migrate.ts';
import { foldUsageTotals } from '../src/usage/fold-usage-totals.ts';
import { PostgresUsageReportRepository } from '../src/usage/usage-report-repository.ts';
import { addUsageRecords } from '../testing/add-usage-records.ts';
import { explainedQueries } from '../testing/explained-queries.ts';
import { ROLLUP_REPORTS } from '../testing/usage-reports.ts';
import { serverCpuMs } from './server-cpu.ts';

const RECORDS = Number(process.argv[2] ?? 10_000_000);
const DAYS = 30;
const ROUNDS = 40;
const LIMIT_MS = 200;
const REPORTS = {
  ...ROLLUP_REPORTS,
  records: (reports: UsageReportRepository, selection: UsageSelection) =>
    reports.records(selection, 100, null),
};

const dataDir = mkdtempSync(join(tmpdir(), 'weir-measure-'));
const server = await startEmbeddedPostgres({ dataDir, durable: false, settings: { max_wal_size: '16GB' } });
try {
  await migrate(server.url, { directory: join(import.meta.dirname, '../../../migrations') });
  const database = createDatabase(server.url, { statementTimeoutMs: 3_600_000 });
  if (!(await measureReports(database))) process.exitCode = 1;
  await database.close();
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true });
}

async function measureReports(database: Database): Promise<boolean> {
  const began = performance.now();
  const { organizationId, workspaceId, apiKeyId, userId, range } = await addUsageRecords(
    database,
    RECORDS,
    DAYS,
  );
  print({ records: RECORDS, madeInS: seconds(began) });
  const folding = performance.now();
  print({ foldSteps: await foldUsageTotals(database), foldedInS: seconds(folding) });
  await database.sql`vacuum analyze usage_rollups, usage_totals`;
  await database.sql`analyze usage_records`;
  print(await sizes(database));

  const reaches: Readonly<Record<string, UsageFilter>> = {
    organization: { organizationId },
    platform: {},
    workspace: { organizationId, workspaceId },
    member: { organizationId, userId },
    me: { userId, membershipsOf: userId },
    key: { organizationId, workspaceId, apiKeyId },
  };
  let isFast = true;
  for (const [subject, reach] of Object.entries(reaches)) {
    for (const [report, run] of Object.entries(REPORTS)) {
      const selection: UsageSelection = { reach, filter: {}, ...range };
      const times = await timesOf(() => run(new PostgresUsageReportRepository(database.kysely), selection));
      const plans = await explainedQueries(database, (kysely) =>
        run(new PostgresUsageReportRepository(kysely), selection),
      );
      const readsLedger = plans.flat().some((node) => node['Relation Name']?.startsWith('usage_records'));
      const isGood = times.p95Ms < LIMIT_MS && (report === 'records' || !readsLedger);
      isFast &&= isGood;
      const blocks = plans.map(([root]) => root!['Shared Hit Blocks'] + root!['Shared Read Blocks']);
      print({
        subject,
        report,
        ...times,
        blocks: Math.max(...blocks),
        readsLedger,
        ...(isGood ? {} : { isGood }),
      });
    }
  }
  return isFast;
}

/** The server's CPU time is a mean, and does not depend on what else the machine does. */
async function timesOf(work: () => Promise<unknown>) {
  const times: number[] = [];
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

async function sizes({ sql }: Database) {
  const [row] = await sql`
    select (select count(*)::int from usage_rollups) as rollups, (select count(*)::int from usage_totals) as totals,
      pg_size_pretty(pg_total_relation_size('usage_rollups')) as "rollupSize",
      pg_size_pretty(pg_total_relation_size('usage_totals')) as "totalSize",
      (select pg_size_pretty(sum(pg_total_relation_size(inhrelid))) from pg_inherits
        where inhparent = 'usage_records'::regclass) as "ledgerSize"`;
  return row!;
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1_000);
}

function print(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
