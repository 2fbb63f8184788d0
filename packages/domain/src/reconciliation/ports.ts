import type { LedgerDifference, ReconciliationId, ReconciliationRun } from './reconciliation.ts';

/** What a running comparison has come to. */
export type ReconciliationProgress = Pick<
  ReconciliationRun,
  'days' | 'daysDone' | 'differences' | 'examples'
>;

/** How it ended. */
export type ReconciliationOutcome = Pick<
  ReconciliationRun,
  'ledgerSince' | 'records' | 'counters' | 'errorCode'
> &
  ReconciliationProgress & { readonly status: Exclude<ReconciliationRun['status'], 'running'> };

/** Comparisons, the newest 100. All methods reject with DomainError `database_unavailable`. */
export interface ReconciliationRepository {
  /** False where another one runs. One that said nothing for 20 minutes has failed. */
  begin(id: ReconciliationId, at: Date): Promise<boolean>;
  /** False when it is to end. */
  progress(id: ReconciliationId, progress: ReconciliationProgress, at: Date): Promise<boolean>;
  finish(id: ReconciliationId, outcome: ReconciliationOutcome, at: Date): Promise<void>;
  /** Whatever gateway runs it. Returns it; null where none runs. */
  cancel(): Promise<ReconciliationId | null>;
  /** The newest first. */
  list(limit: number): Promise<readonly ReconciliationRun[]>;
}

/** The comparisons, within a unit of work. */
export interface ReconciliationRepositories {
  readonly reconciliations: ReconciliationRepository;
}

/** Compares. Rejects with DomainError `database_unavailable`. */
export interface LedgerComparison {
  /**
   * @param report of each difference; false ends the comparison
   * @param progress after each day; false likewise
   * @param signal ends the statement that runs: then it rejects
   */
  compare(
    report: (difference: LedgerDifference) => Promise<boolean>,
    progress: (daysDone: number, days: number) => Promise<boolean>,
    signal: AbortSignal,
  ): Promise<{ readonly since: Date; readonly records: number; readonly counters: number }>;
}
