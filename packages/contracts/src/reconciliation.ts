import { RECONCILIATION_STATUSES } from '@weir/domain/reconciliation';
import { z } from 'zod';
import { Id, orNull, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams } from './path-params.ts';

const count = z.number().int();

const LedgerDifference = z
  .strictObject({
    of: z.enum(['rollup', 'total', 'counter']),
    key: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
    columns: z
      .record(z.string(), z.strictObject({ expected: z.string(), found: z.string() }))
      .meta({ description: 'Decimal numbers.' }),
  })
  .meta({ id: 'LedgerDifference' });

const ReconciliationRun = z
  .strictObject({
    id: Id,
    status: z.enum(RECONCILIATION_STATUSES).meta({
      description: 'failed: it could not be carried through, so nothing is known.',
    }),
    started_at: Timestamp.meta({ description: 'The moment that is compared.' }),
    finished_at: Timestamp.nullable(),
    days: count.nullable().meta({ description: 'Days to compare; null until that is known.' }),
    days_done: count,
    ledger_since: Timestamp.nullable().meta({ description: 'From then on the ledger was compared.' }),
    records: count.nullable(),
    counters: count.nullable(),
    differences: count,
    examples: z.array(LedgerDifference).meta({ description: 'The first 100 differences.' }),
    error_code: z.string().nullable(),
  })
  .meta({ id: 'ReconciliationRun' });

export const Agreement = z
  .strictObject({
    agrees: z.boolean().nullable().meta({
      description: 'Whether ledger, rollups, totals and counters agree. Null: not known.',
    }),
    checked_at: Timestamp.nullable().meta({ description: 'The moment that was compared last.' }),
    agreed_since: Timestamp.nullable().meta({
      description: 'The first of the comparisons in a row that found nothing.',
    }),
    ledger_since: Timestamp.nullable(),
  })
  .meta({ id: 'Agreement' });

export const Reconciliation = z
  .strictObject({
    ...Agreement.shape,
    running: orNull(ReconciliationRun),
    last: orNull(ReconciliationRun).meta({ description: 'The newest that has ended.' }),
  })
  .meta({ id: 'Reconciliation' });

const path = '/v1/admin/reconciliation';
const tag = 'Platform administration';

export const readReconciliationOperation = operation({
  ...{ method: 'get', path, operationId: 'readReconciliation', tag },
  summary: 'See whether the ledger and its sums agree, and since when',
  access: 'platform.reconciliation.read',
  answer: { status: 200, schema: Reconciliation, description: 'The comparison that runs, and the last one.' },
});

export const startReconciliationOperation = operation({
  ...{ method: 'post', path, operationId: 'startReconciliation', tag },
  summary: 'Compare the ledger with its sums',
  description:
    'Everything is read as it is at one moment, and traffic goes on. One comparison at a time: where one runs, it is that one. As `weir usage reconcile`.',
  access: 'platform.reconciliation.start',
  answer: { status: 202, schema: Reconciliation, description: 'It runs: its progress is read by GET.' },
});

export const cancelReconciliationOperation = operation({
  ...{ method: 'post', path: `${path}/cancel`, operationId: 'cancelReconciliation', tag },
  summary: 'Cancel the comparison that runs',
  description: 'It ends after the day that it compares. Nothing happens where none runs.',
  access: 'platform.reconciliation.cancel',
  answer: { status: 202, schema: Reconciliation, description: 'It will end.' },
});

export const readAgreementOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/usage/agreement',
  operationId: 'readAgreement',
  tag: 'Usage',
  summary: 'See whether the sums of an organization are those of its records, and since when',
  description: 'By the last comparison of the platform; costs next to nothing.',
  access: 'organization.read',
  params: organizationParams,
  answer: { status: 200, schema: Agreement, description: 'Whether they agree.' },
  errors: [404],
});

export const reconciliationOperations = [
  readReconciliationOperation,
  startReconciliationOperation,
  cancelReconciliationOperation,
  readAgreementOperation,
];
