import type { AuditTarget } from '../audit/audit-record.ts';
import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { Caller } from '../kernel/actor.ts';
import { DomainError, isDomainError } from '../kernel/domain-error.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { SignInPorts } from './sign-in-ports.ts';

/** One answer for every failed sign-in, without the reason. The reason is a code, for logs. */
export function signInFailed(reason: string): DomainError {
  return new DomainError('sign_in_failed', 'The sign-in failed. Try again.', { internal: reason });
}

/** Runs a step of a sign-in. A failure is written to the audit log and the log, then thrown again. */
export async function recordingFailure<Result>(
  caller: Caller,
  action: 'sign_in' | 'identity.link',
  target: AuditTarget | null,
  provider: Pick<IdentityProvider, 'name'>,
  { unitOfWork, logger, ...ports }: SignInPorts,
  step: () => Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    const errorCode = isDomainError(error) ? error.code : 'internal_error';
    const reason = (isDomainError(error) ? error.internal : undefined) ?? errorCode;
    logger.log('warn', 'sign_in.failed', { provider: provider.name, errorCode, reason });
    if (errorCode !== 'database_unavailable') {
      const entry = {
        action,
        outcome: 'failed',
        errorCode,
        organizationId: null,
        target,
        changedFields: [],
      } as const;
      await unitOfWork.repositories.audit.append(toAuditRecord(caller, entry, ports));
    }
    throw error;
  }
}
