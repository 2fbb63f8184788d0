import { IdentityProviderList } from '@weir/contracts';
import { listIdentityProviders } from '@weir/domain/identity';
import { endpoint } from '../endpoint.ts';

export const listIdentityProvidersEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/auth/providers',
    operationId: 'listIdentityProviders',
    tag: 'Sign-in',
    summary: 'List the identity providers',
    description: 'By what people can sign in, in the order in which to show them. All are on one page.',
    access: 'public',
    answer: { status: 200, schema: IdentityProviderList, description: 'The configured providers.' },
  },
  async (_, { management }) => {
    const providers = [...listIdentityProviders(management), ...(management.devLogin ? [DEVELOPMENT] : [])];
    return {
      data: providers.map(({ name, displayName, kind }) => ({
        name,
        display_name: displayName,
        kind,
        login_url: `${management.publicUrl}/v1/auth/${name}/login`,
      })),
      has_more: false,
      next_cursor: null,
    };
  },
);

/** No identity provider, but signed in by like one. */
const DEVELOPMENT = { name: 'dev', displayName: 'Development sign-in', kind: 'development' } as const;
