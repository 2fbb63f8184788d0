import { aUsageRecord, usageStoreContract } from '@weir/testing';
import { describe } from 'vitest';
import { openTestDatabase } from '../testing/open-test-database.ts';
import { PostgresUsageReader } from './usage-reader.ts';
import { PostgresUsageStore } from './usage-store.ts';

describe('PostgresUsageStore', () => {
  usageStoreContract(async () => {
    const database = await openTestDatabase();
    const reader = new PostgresUsageReader(database);
    return {
      store: new PostgresUsageStore(database),
      recorded: () => reader.records({ limit: 1_000 }),
      async totals() {
        const rows = await reader.summary({});
        const total = { requests: 0, inputTokens: 0, outputTokens: 0, costNanoUsd: 0n };
        for (const row of rows) {
          total.requests += row.requests;
          total.inputTokens += row.inputTokens;
          total.outputTokens += row.outputTokens;
          total.costNanoUsd += row.costNanoUsd;
        }
        return total;
      },
      refusedRecord: () => aUsageRecord({ durationUs: 0.5 }),
      close: () => database.discard(),
    };
  });
});
