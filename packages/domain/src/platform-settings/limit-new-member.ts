import type { Clock } from '../kernel/clock.ts';
import type { OrganizationId, RandomBytes, UserId } from '../kernel/ids.ts';
import type { LimitRepositories } from '../limits/limit-repository.ts';
import { replaceLimits } from '../limits/replace-limits.ts';
import { toLimits } from './key-maximums.ts';
import type { PlatformSettingsRepositories } from './platform-settings.ts';

/** Gives somebody who joins an organization the limits that the platform sets for members, within a unit of work. */
export async function limitNewMember(
  organizationId: OrganizationId,
  userId: UserId,
  { limits, platformSettings }: LimitRepositories & PlatformSettingsRepositories,
  ports: { readonly clock: Clock; readonly randomBytes: RandomBytes },
): Promise<void> {
  const { memberDefaults, memberBudgetPeriod } = await platformSettings.find();
  const given = toLimits(memberDefaults, memberBudgetPeriod);
  const subject = { scope: 'member', scopeId: userId, setBy: 'organization' } as const;
  if (given.length > 0) await replaceLimits(organizationId, subject, given, limits, ports);
}
