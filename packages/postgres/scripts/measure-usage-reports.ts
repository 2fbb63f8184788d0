/** Prints how long usage reports take over a month of ten million records, made by SQL, and what their plans read. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrganizationId } from '@weir/domain/kernel';
import type { UsageSelection } from '@weir/domain/usage-reports';
import { createDatabase, type Database } from '../src/database/database.ts';
import { startEmbeddedPostgres } from '../src/embedded/embedded-server.ts';
import { migrate } from '../src/migrations/migrate.ts';
import { foldUsageTotals } from '../src/usage/fold-usage-totals.ts';
import { PostgresUsageReportRepository } from '../src/usage/usage-report-repository.ts';
import { addUsageRecords, LARGEST } from './add-usage-records.ts';

const RECORDS = Number(process.argv[2] ?? 10_000_000);
const ROUNDS = 40;
const DAY_MS = 86_400_000;

const dataDir = mkdtempSync(join(tmpdir(), 'weir-measure-'));
const server = await startEmbeddedPostgres({ dataDir });
await migrate(server.url, { directory: join(import.meta.dirname, '../../../migrations') });
const database = createDatabase(server.url, { statementTimeoutMs: 3_600_000 });

const began = performance.now();
await addUsageRecords(database, RECORDS);
print({ records: RECORDS, madeInS: seconds(began), ...(await sizes(database)) });
const folding = performance.now();
print({ foldSteps: await foldUsageTotals(database), foldedInS: seconds(folding) });
await database.sql`vacuum analyze usage_rollups, usage_totals, usage_records`;

const reports = new PostgresUsageReportRepository(database.kysely);
const until = new Date();
const since = new Date(until.getTime() - 30 * DAY_MS);
const organization: UsageSelection = {
  reach: { organizationId: LARGEST as OrganizationId },
  filter: {},
  since,
  until,
};
const platform: UsageSelection = { ...organization, reach: {} };
const [key] = await database.sql`
  select api_key_id, user_id from usage_rollups where organization_id = ${LARGEST} and user_id is not null limit 1`;
const ofKey: UsageSelection = { ...organization, filter: { apiKeyId: key!.api_key_id } };
const ofMember: UsageSelection = { ...organization, filter: { userId: key!.user_id } };
const page = { order: '-cost', limit: 20, after: null } as const;

for (const [name, selection] of Object.entries({ organization, platform, ofKey, ofMember })) {
  await measure(`${name}: summary`, () => reports.totals(selection));
  await measure(`${name}: days`, () => reports.series(selection, 'day', 'Europe/Berlin'));
  await measure(`${name}: hours`, () => reports.series(selection, 'hour', 'Asia/Kathmandu'));
  await measure(`${name}: by model`, () => reports.shares(selection, { by: 'model', ...page }));
  await measure(`${name}: by key`, () => reports.shares(selection, { by: 'api_key', ...page }), 5);
  await measure(`${name}: records`, () => reports.records(selection, 100, null));
}

await database.close();
await server.stop();
rmSync(dataDir, { recursive: true });

async function measure(name: string, work: () => Promise<unknown>, rounds = ROUNDS): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1]!);
  print({ name, p50Ms: at(0.5), p95Ms: at(0.95) });
}

async function sizes({ sql }: Database) {
  const [row] = await sql`
    select (select count(*)::int from usage_rollups) as rollups,
      pg_size_pretty(pg_total_relation_size('usage_rollups')) as "rollupSize",
      (select pg_size_pretty(sum(pg_total_relation_size(inhrelid))) from pg_inherits
        where inhparent = 'usage_records'::regclass) as "ledgerSize"`;
  return row;
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1_000);
}

function print(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
