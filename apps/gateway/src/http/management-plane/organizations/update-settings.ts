import { OrganizationSettings, UpdateOrganizationSettings } from '@weir/contracts';
import { updateOrganizationSettings } from '@weir/domain/organizations';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';
import { toOrganizationSettingsWire } from './to-wire.ts';

export const updateOrganizationSettingsEndpoint = endpoint(
  {
    method: 'patch',
    path: '/v1/organizations/{organization_id}/settings',
    operationId: 'updateOrganizationSettings',
    tag: 'Organizations',
    summary: 'Change the settings of an organization',
    description: 'Keys and invitations that are there already stay as they are.',
    access: 'organization.settings.update',
    params: organizationParams,
    body: UpdateOrganizationSettings,
    answer: { status: 200, schema: OrganizationSettings, description: 'The changed settings.' },
    errors: [404],
  },
  async ({ caller, params, body }, { management }) =>
    toOrganizationSettingsWire(
      await updateOrganizationSettings(
        caller,
        params.organization_id,
        {
          membersMayCreateKeys: body.members_may_create_keys,
          maxKeyLifetimeDays: body.max_key_lifetime_days,
          invitationEmailDomains: body.invitation_email_domains,
        },
        management,
      ),
    ),
);
