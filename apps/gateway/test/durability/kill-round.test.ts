import { createDatabase } from '@weir/postgres';
import { describe, expect, it } from 'vitest';
import { compareWithLedger } from './compare-with-ledger.ts';
import { type KillVariant, runKillRound } from './kill-round.ts';
import type { Load } from './load.ts';

const TIMEOUT_MS = 300_000;
const clean = { lost: [], doubled: [], wrong: [], sums: [] };

function round(
  variant: KillVariant,
  kills: number,
  examine?: (databaseUrl: string, load: Load) => Promise<void>,
) {
  return runKillRound({
    variant,
    kills,
    seed: 7,
    concurrency: 30,
    log: () => {},
    ...(examine === undefined ? {} : { examine }),
  });
}

async function change(databaseUrl: string, statement: string): Promise<void> {
  const { sql, close } = createDatabase(databaseUrl, { poolSize: 2 });
  await sql.unsafe(statement);
  await close();
}

describe('a gateway killed under load', () => {
  it(
    'has lost no answer whose client saw the end, and billed none twice; and this test would notice',
    async () => {
      const found: Record<string, unknown> = {};
      const result = await round('gateway', 2, async (url, load) => {
        const [first, second, third] = load.finished.map(({ planned }) => planned.requestId);
        await change(url, `delete from usage_records where client_request_id = '${first}'`);
        found.removed = await compareWithLedger(url, load.exchanges);
        await change(
          url,
          `insert into usage_records
           select (json_populate_record(record, '{"request_id":"00000000-0000-7000-8000-000000000000"}')).*
           from usage_records as record where client_request_id = '${second}'`,
        );
        found.doubled = await compareWithLedger(url, load.exchanges);
        await change(
          url,
          `update usage_records set output_tokens = output_tokens + 1 where client_request_id = '${third}'`,
        );
        found.altered = await compareWithLedger(url, load.exchanges);
        found.ids = [first, second, third];
      });

      expect(result).toMatchObject(clean);
      expect(result.finished).toBeGreaterThan(20);
      expect(result.interrupted).toBeGreaterThan(0);
      const [first, second, third] = found.ids as string[];
      expect(found.removed).toMatchObject({ lost: [first], doubled: [], wrong: [] });
      // A rollup and four counters, and the rollup by "weir usage reconcile".
      expect((found.removed as typeof clean).sums).toHaveLength(6);
      expect(found.doubled).toMatchObject({ lost: [first], doubled: [second], wrong: [] });
      expect(found.altered).toMatchObject({ lost: [first], doubled: [second], wrong: [third] });
    },
    TIMEOUT_MS,
  );

  it(
    'finds what it had spooled while its database hung, and what the database did after all only once',
    async () => {
      const result = await round('during-outage', 1);

      expect(result).toMatchObject(clean);
      expect(result.finished).toBeGreaterThan(20);
      expect(result.replayed).toBeGreaterThan(20);
    },
    TIMEOUT_MS,
  );

  it(
    'takes its embedded database over from the dead process, with every record in it',
    async () => {
      const result = await round('embedded', 1);

      expect(result).toMatchObject(clean);
      expect(result.finished).toBeGreaterThan(20);
    },
    TIMEOUT_MS,
  );

  it(
    'recovers when its embedded database dies with it',
    async () => {
      const result = await round('embedded-and-database', 1);

      expect(result).toMatchObject(clean);
      expect(result.finished).toBeGreaterThan(20);
    },
    TIMEOUT_MS,
  );
});
