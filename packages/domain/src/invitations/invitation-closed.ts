import { DomainError } from '../kernel/index.ts';

export function invitationClosed(): DomainError {
  return new DomainError('invitation_closed', 'The invitation does not stand any more.');
}
