import { Deleted } from '@weir/contracts';
import { deleteCredential } from '@weir/domain/credentials';
import { endpoint } from '../endpoint.ts';
import { credentialParams } from '../path-params.ts';

export const deleteCredentialEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/organizations/{organization_id}/credentials/{credential_id}',
    operationId: 'deleteCredential',
    tag: 'Provider credentials',
    summary: 'Forget a credential',
    access: 'credential.delete',
    params: credentialParams,
    answer: {
      status: 200,
      schema: Deleted,
      description: "It is gone; requests use the connection's own from then on.",
    },
    errors: [404],
  },
  async ({ caller, params }, { management }) => {
    await deleteCredential(caller, params.organization_id, params.credential_id, management);
    return { id: params.credential_id, deleted: true } as const;
  },
);
