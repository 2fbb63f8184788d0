import type { UserCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { BRANDING_ELEMENTS, type Branding, type BrandingElement } from './branding.ts';
import type { BrandingRepositories } from './ports.ts';

/** Absent is unchanged, null is cleared. */
export interface UpdateBrandingInput {
  readonly title?: string | null | undefined;
  readonly subtitle?: string | null | undefined;
  readonly shows?: { readonly [Element in BrandingElement]?: boolean | undefined } | undefined;
}

/** Throws DomainError `permission_denied`. */
export function updateBranding(
  caller: UserCaller,
  input: UpdateBrandingInput,
  ports: ManagementPorts<BrandingRepositories>,
): Promise<Branding> {
  return writeToPlatform(caller, 'branding.update', ports, async ({ branding: repository }) => {
    const branding = await repository.findForUpdate();
    const shown = (element: BrandingElement) => input.shows?.[element] ?? branding.shows.has(element);
    const updated: Branding = {
      ...branding,
      title: input.title === undefined ? branding.title : input.title,
      subtitle: input.subtitle === undefined ? branding.subtitle : input.subtitle,
      shows: new Set(BRANDING_ELEMENTS.filter(shown)),
    };
    await repository.update(updated);
    const changedFields = [
      ...(['title', 'subtitle'] as const).filter((field) => updated[field] !== branding[field]),
      ...BRANDING_ELEMENTS.filter(
        (element) => updated.shows.has(element) !== branding.shows.has(element),
      ).map((element) => `shows.${element}`),
    ];
    return { result: updated, target: { kind: 'branding', id: 'branding' }, changedFields };
  });
}
