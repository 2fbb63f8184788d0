import { OrganizationSettings } from '@weir/contracts';
import { getOrganizationSettings } from '@weir/domain/organizations';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';
import { toOrganizationSettingsWire } from './to-wire.ts';

export const getOrganizationSettingsEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/settings',
    operationId: 'getOrganizationSettings',
    tag: 'Organizations',
    summary: 'Get the settings of an organization',
    access: 'organization.settings.read',
    params: organizationParams,
    answer: { status: 200, schema: OrganizationSettings, description: 'The settings.' },
    errors: [404],
  },
  async ({ caller, params }, { management }) =>
    toOrganizationSettingsWire(await getOrganizationSettings(caller, params.organization_id, management)),
);
