import { DomainError } from '../kernel/domain-error.ts';

/** Of a request whose upstream account cannot be used until somebody gives the credential again. */
export function credentialUnreadable(internal = 'credential_unreadable'): DomainError {
  return new DomainError(
    'no_deployment_available',
    'The credential for the upstream of this model cannot be read. Rotate it.',
    { param: 'model', internal },
  );
}
