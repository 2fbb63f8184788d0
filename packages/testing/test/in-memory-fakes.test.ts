import { describe, expect, it } from 'vitest';
import { aUsageRecord } from '../src/a-usage-record.ts';
import { FakeClock } from '../src/fake-clock.ts';
import { InMemorySettlementSpool } from '../src/in-memory-settlement-spool.ts';
import { InMemoryUsageStore } from '../src/in-memory-usage-store.ts';
import { settlementSpoolContract } from '../src/settlement-spool-contract.ts';
import { usageStoreContract } from '../src/usage-store-contract.ts';

describe('InMemoryUsageStore', () => {
  usageStoreContract(async () => {
    const store = new InMemoryUsageStore();
    store.rejects = (record) => record.provider === 'poison';
    return {
      store,
      recorded: async () => store.records,
      totals: async () => store.totals,
      rejectedRecord: () => aUsageRecord({ provider: 'poison' }),
    };
  });

  it('rejects a hanging insert when it is aborted', async () => {
    const store = new InMemoryUsageStore();
    store.behave = () => 'hang';
    const abort = new AbortController();
    const insert = store.insert([aUsageRecord()], abort.signal);
    abort.abort();
    await expect(insert).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(store.records).toEqual([]);
  });
});

describe('InMemorySettlementSpool', () => {
  settlementSpoolContract(async () => {
    const spool = new InMemorySettlementSpool();
    return { spool, reopen: async () => spool.reopened() };
  });
});

describe('FakeClock', () => {
  it('fires timers in the order they are due, each at its own time', () => {
    const clock = new FakeClock(0);
    const fired: string[] = [];
    const note = (name: string) => () => fired.push(`${name}@${clock.nowMs()}`);
    clock.schedule(30, note('late'));
    clock.schedule(10, () => {
      note('first')();
      clock.schedule(5, note('nested'));
    });
    clock.schedule(10, note('second'));
    clock.schedule(20, note('cancelled')).cancel();
    clock.advance(29);
    expect(fired).toEqual(['first@10', 'second@10', 'nested@15']);
    clock.advance(1);
    expect(fired.at(-1)).toBe('late@30');
    expect(clock.pendingTimers).toBe(0);
  });
});
