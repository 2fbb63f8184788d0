import { getOrganizationSettingsOperation } from '@weir/contracts/organizations';
import { getOrganizationSettings } from '@weir/domain/organizations';
import { handle } from '../endpoint.ts';
import { toOrganizationSettingsWire } from './to-wire.ts';

export const getOrganizationSettingsEndpoint = handle(
  getOrganizationSettingsOperation,
  async ({ caller, params }, { management }) =>
    toOrganizationSettingsWire(await getOrganizationSettings(caller, params.organization_id, management)),
);
