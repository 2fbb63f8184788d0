import { listIdentityProvidersOperation } from '@weir/contracts/sign-in';
import { listIdentityProviders } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';

export const listIdentityProvidersEndpoint = handle(
  listIdentityProvidersOperation,
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
      filter: {},
    };
  },
);

/** Not an identity provider, but listed like one. */
const DEVELOPMENT = { name: 'dev', displayName: 'Development sign-in', kind: 'development' } as const;
