import { DomainError } from '@weir/domain/kernel';

/** Without a cause: the runtime's error adds nothing, and must not carry a part of a secret. */
export function undecryptable(internal: string): DomainError {
  return new DomainError('internal_error', 'A stored secret cannot be decrypted.', {
    internal: `secret_${internal}`,
  });
}
