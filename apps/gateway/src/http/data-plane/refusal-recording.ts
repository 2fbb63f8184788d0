import type { AuthenticatedKey } from '@weir/domain/api-key-authentication';
import { isDomainError } from '@weir/domain/kernel';
import type { Services } from '../../compose.ts';
import { codeOf } from '../errors.ts';

/** The known facts of a refused request. */
export interface RefusedRequest {
  /** Null for an unauthenticated request; the error may still name its key. */
  readonly key: AuthenticatedKey | null;
  /** Null for an endpoint without an operation. */
  readonly operation: string | null;
  readonly requestId: string;
}

/** Reports each refusal to the recorder, with its key. */
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
