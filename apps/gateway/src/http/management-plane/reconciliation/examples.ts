import { type Examples, nothing, organization } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  readReconciliation: { request: nothing },
  startReconciliation: { request: nothing },
  cancelReconciliation: { request: nothing },
  readAgreement: { request: organization },
};
