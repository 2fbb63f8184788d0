import type { SignedInCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { Branding } from './branding.ts';
import type { BrandingRepositories } from './ports.ts';

/** All of it, for those who administer it. Throws DomainError `permission_denied`. */
export async function getBranding(
  { actor }: SignedInCaller,
  { unitOfWork: { repositories } }: ManagementPorts<BrandingRepositories>,
): Promise<Branding> {
  requirePermission(actor, 'branding.read', null);
  return repositories.branding.find();
}

/** What is switched on, for everybody. */
export function shownBranding({ title, subtitle, shows, images }: Branding): Branding {
  return {
    title: shows.has('title') ? title : null,
    subtitle: shows.has('subtitle') ? subtitle : null,
    shows,
    images: images.filter(({ slot }) => shows.has(slot)),
  };
}
