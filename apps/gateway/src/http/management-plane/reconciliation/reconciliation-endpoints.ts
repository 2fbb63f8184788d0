import {
  cancelReconciliationOperation,
  readAgreementOperation,
  readReconciliationOperation,
  startReconciliationOperation,
} from '@weir/contracts/reconciliation';
import {
  cancelReconciliation,
  readAgreement,
  readReconciliation,
  startReconciliation,
} from '@weir/domain/reconciliation';
import { handle } from '../endpoint.ts';
import { toAgreementWire, toReconciliationWire } from './to-wire.ts';

export const reconciliationEndpoints = [
  handle(readReconciliationOperation, async ({ caller }, { management }) =>
    toReconciliationWire(await readReconciliation(caller, management)),
  ),
  handle(startReconciliationOperation, async ({ caller }, { management, reconciler }) =>
    toReconciliationWire(await startReconciliation(caller, { ...management, reconciler })),
  ),
  handle(cancelReconciliationOperation, async ({ caller }, { management }) =>
    toReconciliationWire(await cancelReconciliation(caller, management)),
  ),
  handle(readAgreementOperation, async ({ caller, params }, { management }) =>
    toAgreementWire(await readAgreement(caller, params.organization_id, management)),
  ),
];
