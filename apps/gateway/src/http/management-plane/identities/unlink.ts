import { Deleted } from '@weir/contracts';
import { unlinkIdentity } from '@weir/domain/identity';
import { endpoint } from '../endpoint.ts';
import { identityParams } from '../path-params.ts';

export const unlinkIdentityEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/users/me/identities/{identity_id}',
    operationId: 'unlinkIdentity',
    tag: 'Me',
    summary: 'Unlink an account at an identity provider',
    access: 'identity.unlink',
    params: identityParams,
    answer: { status: 200, schema: Deleted, description: 'The account signs nobody in any more.' },
    errors: [404, 409],
  },
  async ({ caller, params }, { management }) => {
    await unlinkIdentity(caller, params.identity_id, management);
    return { id: params.identity_id, deleted: true } as const;
  },
);
