import { DomainError } from '@weir/domain/kernel';

/** The provider is away, too slow, or gives a wrong answer. The reason is a code, for logs. */
export function providerUnavailable(reason: string): DomainError {
  return new DomainError(
    'identity_provider_unavailable',
    'The identity provider cannot be reached. Try again later.',
    { internal: reason, retryable: true },
  );
}
