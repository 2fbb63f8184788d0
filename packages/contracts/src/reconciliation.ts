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
      .meta({ description: 'The values, as decimal numbers.' }),
  })
  .meta({ id: 'LedgerDifference' });

const ReconciliationRun = z
  .strictObject({
    id: Id,
    status: z.enum(RECONCILIATION_STATUSES).meta({
      description: 'failed: the check could not be completed, so it has no result.',
    }),
    started_at: Timestamp.meta({ description: 'The point in time that is checked.' }),
    finished_at: Timestamp.nullable(),
    days: count.nullable().meta({ description: 'Number of days to check. Null until known.' }),
    days_done: count,
    ledger_since: Timestamp.nullable().meta({ description: 'The start of the checked part of the ledger.' }),
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
      description: 'Whether ledger, rollups, totals and counters match. Null: unknown.',
    }),
    checked_at: Timestamp.nullable().meta({ description: 'The point in time that was last checked.' }),
    agreed_since: Timestamp.nullable().meta({
      description: 'The first of the latest checks in a row that found no differences.',
    }),
    ledger_since: Timestamp.nullable(),
  })
  .meta({ id: 'Agreement' });

export const Reconciliation = z
  .strictObject({
    ...Agreement.shape,
    running: orNull(ReconciliationRun),
    last: orNull(ReconciliationRun).meta({ description: 'The last finished check.' }),
  })
  .meta({ id: 'Reconciliation' });

const path = '/v1/admin/reconciliation';
const tag = 'Platform administration';

export const readReconciliationOperation = operation({
  ...{ method: 'get', path, operationId: 'readReconciliation', tag },
  summary: 'Get the state of reconciliation',
  access: 'platform.reconciliation.read',
  answer: { status: 200, schema: Reconciliation, description: 'The running check, and the last one.' },
});

export const startReconciliationOperation = operation({
  ...{ method: 'post', path, operationId: 'startReconciliation', tag },
  summary: 'Start a reconciliation check',
  description:
    'Compares the ledger with its totals at one point in time. Traffic is not affected. Only one check runs at a time: if one is running, it is returned. Same as `weir usage reconcile`.',
  access: 'platform.reconciliation.start',
  answer: {
    status: 202,
    schema: Reconciliation,
    description: 'The check is running. Use GET to read its progress.',
  },
});

export const cancelReconciliationOperation = operation({
  ...{ method: 'post', path: `${path}/cancel`, operationId: 'cancelReconciliation', tag },
  summary: 'Cancel the running reconciliation check',
  description: 'The check stops within two seconds. If none is running, nothing happens.',
  access: 'platform.reconciliation.cancel',
  answer: { status: 202, schema: Reconciliation, description: 'The check will stop.' },
});

export const readAgreementOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/usage/agreement',
  operationId: 'readAgreement',
  tag: 'Usage',
  summary: 'Get whether the totals of an organization match its records',
  description: 'Uses the platform’s last check, so this call is cheap.',
  access: 'organization.read',
  params: organizationParams,
  answer: { status: 200, schema: Agreement, description: 'Whether they match, and since when.' },
  errors: [404],
});

export const reconciliationOperations = [
  readReconciliationOperation,
  startReconciliationOperation,
  cancelReconciliationOperation,
  readAgreementOperation,
];
