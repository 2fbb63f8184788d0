import type { UsageFilter } from '@weir/domain/usage-reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AddedUsage, addUsageRecords } from '../../testing/add-usage-records.ts';
import { explainedQueries } from '../../testing/explained-queries.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { ROLLUP_REPORTS } from '../../testing/usage-reports.ts';
import { foldUsageTotals } from './fold-usage-totals.ts';
import { PostgresUsageReportRepository } from './usage-report-repository.ts';

/** `scripts/measure-usage-reports.ts` does the same with ten million, and measures. */
const RECORDS = 2_000;
const DAYS = 3;

describe('the plans of reports', () => {
  let database: OpenTestDatabase;
  let added: AddedUsage;
  beforeAll(async () => {
    database = await openTestDatabase();
    added = await addUsageRecords(database, RECORDS, DAYS);
    await foldUsageTotals(database);
    await database.sql`analyze usage_rollups, usage_totals, usage_records`;
  }, 60_000);
  afterAll(() => database.discard());

  it('read no record of the ledger', async () => {
    const { organizationId, workspaceId, apiKeyId, userId, range } = added;
    const reaches: readonly UsageFilter[] = [
      {},
      { organizationId },
      { organizationId, workspaceId },
      { organizationId, userId },
      { userId, membershipsOf: userId },
      { organizationId, workspaceId, apiKeyId },
    ];
    for (const reach of reaches) {
      for (const [name, report] of Object.entries(ROLLUP_REPORTS)) {
        const plans = await explainedQueries(database, (kysely) =>
          report(new PostgresUsageReportRepository(kysely), { reach, filter: {}, ...range }),
        );
        const tables = new Set(plans.flat().flatMap((node) => node['Relation Name'] ?? []));
        expect([name, [...tables].filter((table) => table.startsWith('usage_records'))]).toEqual([name, []]);
        expect([name, tables.has('usage_totals')]).toEqual([name, true]);
      }
    }
  });

  it('read records of oneself by the index of each organization', async () => {
    const { userId, range } = added;
    const selection = { reach: { userId, membershipsOf: userId }, filter: {}, ...range };
    let found = 0;
    const plans = await explainedQueries(database, async (kysely) => {
      const { items } = await new PostgresUsageReportRepository(kysely).records(selection, 100, null);
      found = items.length;
      expect(items.every((record) => record.userId === userId)).toBe(true);
    });
    expect(found).toBeGreaterThan(10);
    const ofLedger = plans.flat().filter((node) => node['Relation Name']?.startsWith('usage_records'));
    expect(ofLedger.map((node) => node['Node Type']).filter((type) => type === 'Seq Scan')).toEqual([]);
  });
});
