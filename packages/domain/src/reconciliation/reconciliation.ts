import type { Id } from '../kernel/ids.ts';

export type ReconciliationId = Id<'reconciliation'>;

/** `failed`: it could not be carried through; nothing is known. */
export const RECONCILIATION_STATUSES = ['running', 'agrees', 'differs', 'cancelled', 'failed'] as const;

export type ReconciliationStatus = (typeof RECONCILIATION_STATUSES)[number];

/** A sum that is not that of the ledger. */
export interface LedgerDifference {
  readonly of: 'rollup' | 'total' | 'counter';
  /** The key of the row: names and values of its columns. */
  readonly key: Readonly<Record<string, string | number | null>>;
  /** For each column that differs, the decimal number that it should be and the one that it is. */
  readonly columns: Readonly<Record<string, readonly [expected: string, found: string]>>;
}

/** A comparison of the ledger with its sums: what reports read, and what limits count. */
export interface ReconciliationRun {
  readonly id: ReconciliationId;
  readonly status: ReconciliationStatus;
  /** The moment that was compared: the comparison sees nothing of later. */
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** Of the ledger; null until it is known. */
  readonly days: number | null;
  readonly daysDone: number;
  /** The ledger was compared from then on; null until it is finished. */
  readonly ledgerSince: Date | null;
  readonly records: number | null;
  readonly counters: number | null;
  readonly differences: number;
  /** The first ones, at most {@link MAX_EXAMPLES}. */
  readonly examples: readonly LedgerDifference[];
  /** Why it failed. */
  readonly errorCode: string | null;
}

export const MAX_EXAMPLES = 100;
