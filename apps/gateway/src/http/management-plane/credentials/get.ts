import { getCredentialOperation } from '@weir/contracts/credentials';
import { getCredential } from '@weir/domain/credentials';
import { handle } from '../endpoint.ts';
import { toCredentialWire } from './to-wire.ts';

export const getCredentialEndpoint = handle(
  getCredentialOperation,
  async ({ caller, params }, { management }) =>
    toCredentialWire(await getCredential(caller, params.organization_id, params.credential_id, management)),
);
