import type { UsageRecord, UsageStore } from '@weir/domain/usage';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aUsageRecord } from './a-usage-record.ts';
import type { UsageTotals } from './in-memory-usage-store.ts';

/** An empty store, with what the suite needs besides the port. */
export interface UsageStoreHarness {
  readonly store: UsageStore;
  /** Every record the store holds, in any order. */
  recorded(): Promise<UsageRecord[]>;
  /** The sums its rollups come to. */
  totals(): Promise<UsageTotals>;
  /** Makes a record the store can take, where its organization, workspace and key have to exist. Default: {@link aUsageRecord}. */
  record?(overrides?: Partial<UsageRecord>): UsageRecord;
  /** Makes a record the store rejects; without it those tests are skipped. */
  rejectedRecord(): UsageRecord;
  close?(): Promise<void>;
}

/** What every usage store promises. Call inside a `describe` or at the top of a test file. */
export function usageStoreContract(makeStore: () => Promise<UsageStoreHarness>): void {
  describe('keeps the contract of a usage store', () => {
    let harness: UsageStoreHarness;
    beforeEach(async () => {
      harness = await makeStore();
    });
    afterEach(async () => {
      await harness.close?.();
    });
    const make = (overrides?: Partial<UsageRecord>) => (harness.record ?? aUsageRecord)(overrides);
    const makeMany = (count: number) => Array.from({ length: count }, () => make());
    const ids = (records: readonly UsageRecord[]) => records.map((record) => record.requestId).sort();
    const recordedIds = async () => ids(await harness.recorded());

    it('gives back exactly what it was given', async () => {
      const failed = make({
        streamed: false,
        operation: 'text_completion',
        responseModel: null,
        ending: 'upstream_failed',
        status: null,
        errorCode: 'connect_failed',
        finishReason: null,
        usage: {
          inputTokens: null,
          cachedInputTokens: null,
          cacheWriteTokens: null,
          outputTokens: null,
          reasoningTokens: null,
          audioInputTokens: null,
          imageInputTokens: null,
          audioOutputTokens: null,
        },
        usageSource: 'unknown',
        costNanoUsd: null,
        ttftUs: null,
        upstreamTtftUs: null,
        itl: null,
        attempts: [],
        userId: null,
        teamId: null,
        clientUser: null,
        tags: null,
        upstreamRequestId: null,
      });
      const expensive = make({ costNanoUsd: 9_007_199_254_740_993n });
      await harness.store.insert([failed, expensive]);
      const recorded = await harness.recorded();
      expect(recorded.find((record) => record.requestId === failed.requestId)).toEqual(failed);
      expect(recorded.find((record) => record.requestId === expensive.requestId)).toEqual(expensive);
    });

    it('takes an empty batch', async () => {
      await harness.store.insert([]);
      expect(await harness.recorded()).toEqual([]);
    });

    it('adds every record to the rollups', async () => {
      await harness.store.insert([
        make({ usage: usage(10, 3), costNanoUsd: 7n }),
        make({ usage: usage(5, 2), costNanoUsd: 1n, model: 'meadow-small' }),
        make({ usage: usage(null, null), costNanoUsd: null, usageSource: 'unknown' }),
      ]);
      expect(await harness.totals()).toEqual({
        requests: 3,
        inputTokens: 15,
        outputTokens: 5,
        costNanoUsd: 8n,
      });
    });

    it('counts a batch that is inserted again once', async () => {
      const batch = makeMany(20);
      await harness.store.insert(batch);
      const totals = await harness.totals();
      await harness.store.insert(batch);
      expect(await recordedIds()).toEqual(ids(batch));
      expect(await harness.totals()).toEqual(totals);
    });

    it('adds only the new records of a batch that is known in part', async () => {
      const known = makeMany(3);
      const fresh = makeMany(2);
      await harness.store.insert(known);
      await harness.store.insert([known[1]!, fresh[0]!, known[0]!, fresh[1]!]);
      expect(await recordedIds()).toEqual(ids([...known, ...fresh]));
      expect((await harness.totals()).requests).toBe(5);
    });

    it('counts a record that is in one batch twice once', async () => {
      const record = make({ usage: usage(10, 3), costNanoUsd: 7n });
      await harness.store.insert([record, make({ usage: usage(1, 1), costNanoUsd: 1n }), record]);
      expect(await harness.totals()).toEqual({
        requests: 2,
        inputTokens: 11,
        outputTokens: 4,
        costNanoUsd: 8n,
      });
    });

    it('keeps the first of two different records with one request id', async () => {
      const first = make({ costNanoUsd: 7n });
      await harness.store.insert([first]);
      await harness.store.insert([make({ requestId: first.requestId, costNanoUsd: 9n })]);
      expect(await harness.recorded()).toEqual([first]);
      expect((await harness.totals()).costNanoUsd).toBe(7n);
    });

    it('counts each record once when batches that overlap are inserted at the same time', async () => {
      const models = ['meadow-large', 'meadow-small', 'heath'];
      const all = Array.from({ length: 60 }, (_, index) => make({ model: models[index % models.length]! }));
      const batches = Array.from({ length: 6 }, (_, index) => {
        const batch = all.slice(index * 8, index * 8 + 20);
        return index % 2 === 0 ? batch : batch.reverse();
      });
      await Promise.all(batches.map((batch) => harness.store.insert(batch)));
      expect(await recordedIds()).toEqual(ids(all));
      expect((await harness.totals()).requests).toBe(all.length);
    });

    it('rejects without writing when the signal is aborted already', async () => {
      await expect(harness.store.insert([make()], AbortSignal.abort())).rejects.toThrow();
      expect(await harness.recorded()).toEqual([]);
      expect((await harness.totals()).requests).toBe(0);
    });

    it('stores nothing of a batch with a record it rejects, and does not call itself unavailable', async () => {
      const rejected = harness.rejectedRecord();
      const sound = makeMany(4);
      const error = await harness.store.insert([...sound.slice(0, 2), rejected, ...sound.slice(2)]).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toMatchObject({ code: 'database_unavailable' });
      expect(error).not.toMatchObject({ retryable: true });
      expect(await harness.recorded()).toEqual([]);
      expect((await harness.totals()).requests).toBe(0);
      await harness.store.insert(sound);
      expect(await recordedIds()).toEqual(ids(sound));
    });
  });
}

function usage(inputTokens: number | null, outputTokens: number | null): UsageRecord['usage'] {
  return {
    inputTokens,
    outputTokens,
    cachedInputTokens: null,
    cacheWriteTokens: null,
    reasoningTokens: null,
    audioInputTokens: null,
    imageInputTokens: null,
    audioOutputTokens: null,
  };
}
