import type {
  Organization as OrganizationContract,
  OrganizationSettings as OrganizationSettingsContract,
} from '@weir/contracts/organizations';
import type { OrganizationMembership, OrganizationSettings } from '@weir/domain/organizations';
import type { z } from 'zod';

export function toOrganizationWire({
  organization,
  role,
}: OrganizationMembership): z.input<typeof OrganizationContract> {
  return {
    id: organization.id,
    name: organization.name,
    role,
    created_at: organization.createdAt.toISOString(),
    deleted_at: organization.deletedAt?.toISOString() ?? null,
  };
}

export function toOrganizationSettingsWire(
  settings: OrganizationSettings,
): z.input<typeof OrganizationSettingsContract> {
  const { invitationEmailDomains } = settings;
  return {
    members_may_create_keys: settings.membersMayCreateKeys,
    max_key_lifetime_days: settings.maxKeyLifetimeDays,
    invitation_email_domains: invitationEmailDomains === null ? null : [...invitationEmailDomains],
    record_client_tags: settings.recordClientTags,
    time_zone: settings.timeZone,
  };
}
