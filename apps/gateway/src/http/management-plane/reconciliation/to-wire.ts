import type { Agreement as AgreementContract, Reconciliation } from '@weir/contracts/reconciliation';
import type { Agreement, ReconciliationReport, ReconciliationRun } from '@weir/domain/reconciliation';
import type { z } from 'zod';

type Wire = z.input<typeof Reconciliation>;

export function toAgreementWire(agreement: Agreement): z.input<typeof AgreementContract> {
  return {
    agrees: agreement.agrees,
    checked_at: agreement.checkedAt?.toISOString() ?? null,
    agreed_since: agreement.agreedSince?.toISOString() ?? null,
    ledger_since: agreement.ledgerSince?.toISOString() ?? null,
  };
}

export function toReconciliationWire({ running, last, agreement }: ReconciliationReport): Wire {
  return {
    ...toAgreementWire(agreement),
    running: running && toRunWire(running),
    last: last && toRunWire(last),
  };
}

function toRunWire(run: ReconciliationRun): NonNullable<Wire['last']> {
  const { id, status, days, records, counters, differences } = run;
  return {
    ...{ id, status, days, records, counters, differences },
    started_at: run.startedAt.toISOString(),
    finished_at: run.finishedAt?.toISOString() ?? null,
    days_done: run.daysDone,
    ledger_since: run.ledgerSince?.toISOString() ?? null,
    examples: run.examples.map(({ of, key, columns }) => ({
      ...{ of, key: { ...key } },
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, [expected, found]]) => [name, { expected, found }]),
      ),
    })),
    error_code: run.errorCode,
  };
}
