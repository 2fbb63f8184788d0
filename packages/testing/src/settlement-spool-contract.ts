import type { SettlementSpool, UsageRecord } from '@weir/domain/usage';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aUsageRecord, usageRecords } from './a-usage-record.ts';

/** An empty spool, with what the suite needs besides the port. */
export interface SettlementSpoolHarness {
  readonly spool: SettlementSpool;
  /** Closes the spool and opens it again on the same storage; without it those tests are skipped. */
  reopen(): Promise<SettlementSpool>;
  /** Frees what the harness holds, the spool included. */
  close?(): Promise<void>;
}

/** What every spool promises. Call inside a `describe` or at the top of a test file. */
export function settlementSpoolContract(makeSpool: () => Promise<SettlementSpoolHarness>): void {
  describe('keeps the contract of a settlement spool', () => {
    let harness: SettlementSpoolHarness;
    let spool: SettlementSpool;
    beforeEach(async () => {
      harness = await makeSpool();
      spool = harness.spool;
    });
    afterEach(async () => {
      await harness.close?.();
    });

    it('is empty at first', async () => {
      expect(spool.depth()).toBe(0);
      expect(await spool.peek(10)).toBeNull();
    });

    it('gives back exactly what it was given, oldest first', async () => {
      const records: UsageRecord[] = [
        aUsageRecord({ costNanoUsd: 9_007_199_254_740_993n, finishReason: 'ünïcødé 🙂\n"quoted"' }),
        aUsageRecord({
          itl: null,
          costNanoUsd: null,
          status: null,
          ttftUs: null,
          upstreamTtftUs: null,
          attempts: [],
        }),
        aUsageRecord({ operation: 'text_completion', streamed: false, ending: 'timed_out', errorCode: 'x' }),
      ];
      await spool.append(records.slice(0, 1));
      await spool.append(records.slice(1));
      expect(spool.depth()).toBe(3);
      expect(await takeAll(spool, 10)).toEqual(records);
    });

    it('keeps the order of appends that were made at the same time', async () => {
      const groups = Array.from({ length: 20 }, (_, index) => usageRecords((index % 3) + 1));
      await Promise.all(groups.map((group) => spool.append(group)));
      expect(await takeAll(spool, 7)).toEqual(groups.flat());
    });

    it('takes an empty group', async () => {
      await spool.append([]);
      expect(spool.depth()).toBe(0);
    });

    it('shows the same records until they are released', async () => {
      await spool.append(usageRecords(5));
      const first = await spool.peek(3);
      const again = await spool.peek(3);
      expect(again!.records).toEqual(first!.records);
      expect(spool.depth()).toBe(5);
    });

    it('forgets what is released and nothing else', async () => {
      const records = usageRecords(5);
      await spool.append(records);
      const batch = await spool.peek(2);
      await spool.append(usageRecords(1));
      await batch!.release();
      expect(spool.depth()).toBe(6 - batch!.records.length);
      const rest = await spool.peek(10);
      expect(rest!.records[0]).toEqual(records[batch!.records.length]);
    });

    it('ignores a second release of a batch, and of one that another covers', async () => {
      const records = usageRecords(4);
      await spool.append(records);
      const small = await spool.peek(1);
      const large = await spool.peek(2);
      await large!.release();
      await small!.release();
      await large!.release();
      expect((await takeAll(spool, 10)).at(-1)).toEqual(records[3]);
    });

    it('can be emptied and filled again', async () => {
      for (let round = 0; round < 3; round++) {
        const records = usageRecords(3);
        await spool.append(records);
        expect(await takeAll(spool, 2)).toEqual(records);
        expect(await spool.peek(1)).toBeNull();
      }
    });

    it('does not show or count what is set aside', async () => {
      const records = usageRecords(2);
      await spool.append(records);
      await spool.quarantine([records[0]!]);
      expect(spool.depth()).toBe(2);
      await (await spool.peek(10))!.release();
      expect(spool.depth()).toBe(0);
      expect(await spool.peek(10)).toBeNull();
    });

    it('refuses appends once closed', async () => {
      await spool.close();
      await expect(spool.append([aUsageRecord()])).rejects.toMatchObject({ code: 'ledger_unavailable' });
    });

    it('continues after being reopened where it was', async () => {
      const records = usageRecords(6);
      await spool.append(records);
      const released = (await spool.peek(2))!;
      await released.release();
      const reopened = await harness.reopen();
      expect(reopened.depth()).toBe(6 - released.records.length);
      const more = usageRecords(2);
      await reopened.append(more);
      expect(await takeAll(reopened, 3)).toEqual([...records.slice(released.records.length), ...more]);
    });
  });
}

/** Empties the spool, batch by batch. */
export async function takeAll(spool: SettlementSpool, limit: number): Promise<UsageRecord[]> {
  const taken: UsageRecord[] = [];
  for (let batch = await spool.peek(limit); batch !== null; batch = await spool.peek(limit)) {
    taken.push(...batch.records);
    await batch.release();
  }
  return taken;
}
