import type { AuthenticatedKey } from '@weir/domain/api-key-authentication';
import { isDomainError } from '@weir/domain/kernel';
import type { Services } from '../../compose.ts';
import type { Bindings } from '../bindings.ts';
import { codeOf, toHttpError } from '../errors.ts';

/** The known facts of a refused request. */
export interface RefusedRequest extends Pick<Bindings, 'requestId' | 'receivedUs'> {
  /** Null for an unauthenticated request; the error may still name its key. */
  readonly key: AuthenticatedKey | null;
  /** Null for an endpoint without an operation. */
  readonly operation: string | null;
}

/** Counts each refusal with its key, and reports it to telemetry and the log. */
export function refusalRecording({
  refusals,
  apiKeyAuth,
  telemetry,
  requestLog,
  clock,
}: Pick<Services, 'refusals' | 'apiKeyAuth' | 'telemetry' | 'requestLog' | 'clock'>): (
  error: unknown,
  request: RefusedRequest,
) => void {
  return (error, { key, operation, requestId, receivedUs }) => {
    const caller = key ?? (isDomainError(error) ? apiKeyAuth.refusedKey(error) : null);
    const code = codeOf(error);
    const { status } = toHttpError(error);
    const limit = isDomainError(error) ? error.limit : undefined;
    refusals.refused({
      code,
      key: caller && { id: caller.id, organizationId: caller.organizationId },
      scope: limit?.scope ?? null,
      limit: limit?.amount ?? null,
      observed: limit?.observed ?? null,
      resetsAt: limit === undefined || limit.resetsAtMs === null ? null : new Date(limit.resetsAtMs),
      limits: limit?.checked ?? [],
      model: limit?.model ?? null,
      operation,
      requestId,
    });
    telemetry.refused(code, status);
    const durationUs = clock.monotonicUs() - receivedUs;
    requestLog.refused({ requestId, status, errorCode: code, operation, durationUs });
  };
}
