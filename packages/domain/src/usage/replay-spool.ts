import type { SettlementSpool } from './ports.ts';
import { type StoreFailure, storeFailureOf } from './store-failure.ts';
import type { UsageRecord } from './usage-record.ts';

export interface Replay {
  readonly spool: SettlementSpool;
  /** Writes to the store; rejects as `UsageStore.insert` does. */
  readonly insert: (records: readonly UsageRecord[]) => Promise<void>;
  readonly batchRecords: number;
  /** Asked before every batch; true ends the pass. */
  readonly stopped: () => boolean;
  /** Whether the store accepted other records lately: then a rejected batch is itself at fault. */
  readonly storeTakesOthers: () => boolean;
  /** The store answered, accepting or rejecting records. */
  readonly onStoreAnswered: () => void;
  readonly onMoved: (records: number) => void;
  /** A record was set aside; `total` were in this batch. */
  readonly onQuarantined: (record: UsageRecord, code: string, total: number) => void;
}

/** How a pass ended. Everything but `emptied` and `stopped` wants another one later. */
export type ReplayEnd =
  | { readonly kind: 'emptied' }
  | { readonly kind: 'stopped' }
  /** The store does not answer. */
  | { readonly kind: 'store_away'; readonly code: string }
  /** The store rejects every record of the oldest batch, and nothing shows that it would accept others. */
  | { readonly kind: 'store_rejects'; readonly code: string }
  | { readonly kind: 'spool_failed'; readonly code: string };

interface RejectedRecord {
  readonly record: UsageRecord;
  readonly code: string;
}

/**
 * Moves the spool to the store, oldest batch first, and releases each once the store has it. A crash in between repeats
 * the batch, which the store ignores.
 *
 * A rejected batch is halved until the records at fault are found; they are set aside so that the rest goes through. This
 * needs proof that the store accepts anything at all: a store that rejects everything (a missing partition, a wrong grant)
 * is itself at fault, and then the records wait.
 */
export async function replaySpool(replay: Replay): Promise<ReplayEnd> {
  while (!replay.stopped()) {
    try {
      const batch = await replay.spool.peek(replay.batchRecords);
      if (batch === null) return { kind: 'emptied' };
      const end = await moveBatch(replay, batch.records);
      if (end !== null) return end;
      await batch.release();
      replay.onMoved(batch.records.length);
    } catch (error) {
      return { kind: 'spool_failed', code: storeFailureOf(error).code };
    }
  }
  return { kind: 'stopped' };
}

/** Null once every record of the batch is in the store or set aside. Rejects when setting aside fails. */
async function moveBatch(replay: Replay, records: readonly UsageRecord[]): Promise<ReplayEnd | null> {
  const rejected: RejectedRecord[] = [];
  const away = await insertSound(replay, records, rejected);
  if (away !== null) return { kind: 'store_away', code: away.code };
  replay.onStoreAnswered();
  if (rejected.length === 0) return null;
  if (rejected.length === records.length && !replay.storeTakesOthers()) {
    return { kind: 'store_rejects', code: rejected[0]!.code };
  }
  await replay.spool.quarantine(rejected.map(({ record }) => record));
  for (const { record, code } of rejected) replay.onQuarantined(record, code, rejected.length);
  return null;
}

/** Inserts all but the records at fault, which it collects. Returns the failure if the store went away in between. */
async function insertSound(
  replay: Replay,
  records: readonly UsageRecord[],
  rejected: RejectedRecord[],
): Promise<StoreFailure | null> {
  try {
    await replay.insert(records);
    return null;
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure.away) return failure;
    if (records.length === 1) {
      rejected.push({ record: records[0]!, code: failure.code });
      return null;
    }
  }
  const middle = records.length >>> 1;
  return (
    (await insertSound(replay, records.slice(0, middle), rejected)) ??
    (await insertSound(replay, records.slice(middle), rejected))
  );
}
