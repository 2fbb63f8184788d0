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
  /** Whether the store took other records lately: then a batch it refuses as a whole is at fault itself. */
  readonly storeTakesOthers: () => boolean;
  /** The store answered, taking records or refusing them. */
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
  /** The store refuses every record of the oldest batch, and nothing shows that it would take others. */
  | { readonly kind: 'store_refuses'; readonly code: string }
  | { readonly kind: 'spool_failed'; readonly code: string };

interface RefusedRecord {
  readonly record: UsageRecord;
  readonly code: string;
}

/**
 * Moves the spool to the store, oldest batch first, each released once the store has it. A crash in between repeats
 * the batch, which the store ignores.
 *
 * A batch that is refused for its own sake is halved until the records at fault are found; they are set aside so that
 * the rest goes through. That takes proof that the store accepts anything at all: a store that refuses everything (a
 * missing partition, a wrong grant) is at fault itself, and then the records wait.
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
  const refused: RefusedRecord[] = [];
  const away = await insertSound(replay, records, refused);
  if (away !== null) return { kind: 'store_away', code: away.code };
  replay.onStoreAnswered();
  if (refused.length === 0) return null;
  if (refused.length === records.length && !replay.storeTakesOthers()) {
    return { kind: 'store_refuses', code: refused[0]!.code };
  }
  await replay.spool.quarantine(refused.map(({ record }) => record));
  for (const { record, code } of refused) replay.onQuarantined(record, code, refused.length);
  return null;
}

/** Inserts all but the records at fault, which it collects. The failure, if the store went away meanwhile. */
async function insertSound(
  replay: Replay,
  records: readonly UsageRecord[],
  refused: RefusedRecord[],
): Promise<StoreFailure | null> {
  try {
    await replay.insert(records);
    return null;
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure.away) return failure;
    if (records.length === 1) {
      refused.push({ record: records[0]!, code: failure.code });
      return null;
    }
  }
  const middle = records.length >>> 1;
  return (
    (await insertSound(replay, records.slice(0, middle), refused)) ??
    (await insertSound(replay, records.slice(middle), refused))
  );
}
