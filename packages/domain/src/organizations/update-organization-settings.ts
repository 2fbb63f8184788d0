import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { OrganizationSettings } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

/** Absent is unchanged, null is cleared. */
export type UpdateOrganizationSettingsInput = {
  readonly [Setting in keyof OrganizationSettings]?: OrganizationSettings[Setting] | undefined;
};

/**
 * Existing keys and invitations do not change. With another time zone, the current periods of limits begin and end by it.
 *
 * @throws DomainError `not_found`, `permission_denied`; `invalid_parameter` for a time zone that the database does not know
 */
export function updateOrganizationSettings(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  input: UpdateOrganizationSettingsInput,
  ports: ManagementPorts<OrganizationRepositories>,
): Promise<OrganizationSettings> {
  return writeToOrganization(
    caller,
    'organization.settings.update',
    organizationId,
    ports,
    async (_, { organizationSettings }) => {
      const settings = await organizationSettings.find(organizationId);
      if (settings === null) throw notFound('organization');
      const { membersMayCreateKeys, maxKeyLifetimeDays, invitationEmailDomains, recordClientTags, timeZone } =
        input;
      const updated: OrganizationSettings = {
        membersMayCreateKeys: membersMayCreateKeys ?? settings.membersMayCreateKeys,
        maxKeyLifetimeDays:
          maxKeyLifetimeDays === undefined ? settings.maxKeyLifetimeDays : maxKeyLifetimeDays,
        invitationEmailDomains:
          invitationEmailDomains === undefined ? settings.invitationEmailDomains : invitationEmailDomains,
        recordClientTags: recordClientTags ?? settings.recordClientTags,
        timeZone: timeZone ?? settings.timeZone,
      };
      if (
        updated.timeZone !== settings.timeZone &&
        !(await organizationSettings.knowsTimeZone(updated.timeZone))
      ) {
        throw new DomainError('invalid_parameter', 'time_zone: is unknown', { param: 'time_zone' });
      }
      await organizationSettings.update(organizationId, updated);
      return {
        result: updated,
        target: { kind: 'organization', id: organizationId },
        changedFields: changedFields(settings, input),
      };
    },
    { lock: 'exclusive' },
  );
}
