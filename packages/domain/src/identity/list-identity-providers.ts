import { notFound } from '../management/organization-access.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { SignInPorts } from './sign-in-ports.ts';

/** The providers for signing in, in the order in which they are shown. */
export function listIdentityProviders({
  identityProviders,
}: Pick<SignInPorts, 'identityProviders'>): readonly IdentityProvider[] {
  return [...identityProviders.values()];
}

/** Throws DomainError `not_found`. */
export function findProvider(
  name: string,
  { identityProviders }: Pick<SignInPorts, 'identityProviders'>,
): IdentityProvider {
  const provider = identityProviders.get(name);
  if (provider === undefined) throw notFound('identity provider');
  return provider;
}
