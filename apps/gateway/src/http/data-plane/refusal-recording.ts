import type { AuthenticatedKey } from '@weir/domain/api-key-authentication';
import { isDomainError } from '@weir/domain/kernel';
import type { Services } from '../../compose.ts';
import { codeOf } from '../errors.ts';

/** What is known of a request that is refused. */
export interface RefusedRequest {
  /** Null while nobody has proved to hold it; then it may still be known from the error. */
  readonly key: AuthenticatedKey | null;
  /** Null for an endpoint that runs nothing. */
  readonly operation: string | null;
  readonly requestId: string;
}

/** Tells the recorder of refusals whom an error refused. */
export function refusalRecording({
  refusals,
  apiKeyAuth,
}: Pick<Services, 'refusals' | 'apiKeyAuth'>): (error: unknown, request: RefusedRequest) => void {
  return (error, { key, operation, requestId }) => {
    const caller = key ?? (isDomainError(error) ? apiKeyAuth.refusedKey(error) : null);
    refusals.refused({
      code: codeOf(error),
      key: caller && { id: caller.id, organizationId: caller.organizationId },
      ...{ scope: null, limit: null, observed: null, resetsAt: null, model: null },
      operation,
      requestId,
    });
  };
}
