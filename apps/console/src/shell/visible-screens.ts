import { type AnyRouter, useRouter } from '@tanstack/react-router';
import type { Screen } from '../screens/screen.ts';
import { SCREENS } from '../screens.ts';
import { useOrganization } from '../session/organization.ts';
import { canSomewhat } from '../session/permissions.ts';
import { useSession } from '../session/session.ts';

/** The screens that stand in the navigation for this person, and where each one leads. */
export function useVisibleScreens(): readonly { readonly screen: Screen; readonly to: string }[] {
  const session = useSession();
  const organization = useOrganization();
  const router: AnyRouter = useRouter();
  return SCREENS.flatMap((screen: Screen) => {
    if (screen.group === undefined || router.routesByPath[screen.path] === undefined) return [];
    if (screen.path.includes('$organizationId') && organization === null) return [];
    if (screen.needs !== undefined && !canSomewhat(session, screen.needs, organization?.id)) return [];
    return [{ screen, to: screen.path.replace('$organizationId', organization?.id ?? '') }];
  });
}
