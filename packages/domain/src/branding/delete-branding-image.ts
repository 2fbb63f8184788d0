import type { UserCaller } from '../kernel/actor.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { BrandingSlot } from './branding.ts';
import type { BrandingRepositories } from './ports.ts';

/** Throws DomainError `permission_denied`, `not_found` when there is none. */
export function deleteBrandingImage(
  caller: UserCaller,
  slot: BrandingSlot,
  ports: ManagementPorts<BrandingRepositories>,
): Promise<void> {
  return writeToPlatform(caller, 'branding.update', ports, async ({ branding }) => {
    if (!(await branding.deleteImage(slot))) throw notFound('image');
    return {
      result: undefined,
      target: { kind: 'branding', id: 'branding' },
      changedFields: [`images.${slot}`],
    };
  });
}
