import { adminScreens } from './screens/admin.ts';
import { organizationScreens } from './screens/organization.ts';
import { personalScreens } from './screens/personal.ts';
import type { Screen } from './screens/screen.ts';
import { systemScreens } from './screens/system.ts';

/**
 * Every screen of the console. Navigation, command palette, headings and the browser tests come from it. A screen is in
 * the navigation when its route exists.
 */
export const SCREENS = [
  ...personalScreens,
  ...organizationScreens,
  ...adminScreens,
  ...systemScreens,
] as const;

export type ScreenPath = (typeof SCREENS)[number]['path'];

const BY_PATH: ReadonlyMap<string, Screen> = new Map(SCREENS.map((screen) => [screen.path, screen]));

export function screenAt(path: ScreenPath): Screen {
  return BY_PATH.get(path)!;
}
