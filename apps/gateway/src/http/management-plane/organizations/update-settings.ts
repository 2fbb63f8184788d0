import { updateOrganizationSettingsOperation } from '@weir/contracts/organizations';
import { updateOrganizationSettings } from '@weir/domain/organizations';
import { handle } from '../endpoint.ts';
import { toOrganizationSettingsWire } from './to-wire.ts';

export const updateOrganizationSettingsEndpoint = handle(
  updateOrganizationSettingsOperation,
  async ({ caller, params, body }, { management }) =>
    toOrganizationSettingsWire(
      await updateOrganizationSettings(
        caller,
        params.organization_id,
        {
          membersMayCreateKeys: body.members_may_create_keys,
          maxKeyLifetimeDays: body.max_key_lifetime_days,
          invitationEmailDomains: body.invitation_email_domains,
          recordClientTags: body.record_client_tags,
          timeZone: body.time_zone,
        },
        management,
      ),
    ),
);
