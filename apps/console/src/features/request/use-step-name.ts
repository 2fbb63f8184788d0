import { useLingui } from '@lingui/react/macro';
import type { TimelineStep } from './request-queries.ts';

/** Names of what happens to a request. */
export function useStepName(): (step: TimelineStep) => string {
  const { t } = useLingui();
  return ({ step, attempt }) => {
    switch (step) {
      case 'received':
        return t`Received`;
      case 'authenticated':
        return t`API key checked`;
      case 'body_received':
        return t`Request body received`;
      case 'admitted':
        return t`Admitted`;
      case 'attempt_started':
        return t`Attempt ${attempt} started`;
      case 'attempt_answered':
        return t`Attempt ${attempt}: first byte from upstream`;
      case 'attempt_ended':
        return t`Attempt ${attempt} ended`;
      case 'first_token':
        return t`First token`;
      case 'last_token':
        return t`Last token`;
      case 'ended':
        return t`Ended`;
      case 'recorded':
        return t`Recorded in the ledger`;
    }
  };
}
