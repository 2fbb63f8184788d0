import { rotateCredentialOperation } from '@weir/contracts/credentials';
import { rotateCredential } from '@weir/domain/credentials';
import { handle } from '../endpoint.ts';
import { toCredentialWire } from './to-wire.ts';

export const rotateCredentialEndpoint = handle(
  rotateCredentialOperation,
  async ({ caller, params, body }, { management }) =>
    toCredentialWire(
      await rotateCredential(caller, params.organization_id, params.credential_id, body.api_key, management),
    ),
);
