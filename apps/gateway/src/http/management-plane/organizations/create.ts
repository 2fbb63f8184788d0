import { createOrganizationOperation } from '@weir/contracts/organizations';
import { createOrganization } from '@weir/domain/organizations';
import { handle } from '../endpoint.ts';
import { toOrganizationWire } from './to-wire.ts';

export const createOrganizationEndpoint = handle(
  createOrganizationOperation,
  async ({ caller, body }, { management }) =>
    toOrganizationWire(await createOrganization(caller, body, management)),
);
