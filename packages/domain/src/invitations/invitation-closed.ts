import { DomainError } from '../kernel/domain-error.ts';

export function invitationClosed(): DomainError {
  return new DomainError('invitation_closed', 'The invitation is no longer open.');
}
