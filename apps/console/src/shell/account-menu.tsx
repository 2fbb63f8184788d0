import { useLingui } from '@lingui/react/macro';
import { type AnyRouter, useRouter } from '@tanstack/react-router';
import { request } from '../api.ts';
import type { Screen } from '../screens/screen.ts';
import { SCREENS } from '../screens.ts';
import { useChangePreferences } from '../session/account-preferences.ts';
import { usePreferences } from '../session/preferences.ts';
import { useSession } from '../session/session.ts';
import { signedOut } from '../session/session-ended.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { showToast } from '../ui/toast.tsx';

export function AccountMenu() {
  const { t, i18n } = useLingui();
  const { user } = useSession();
  const { theme, density } = usePreferences();
  const { change } = useChangePreferences();
  const router: AnyRouter = useRouter();
  const account = SCREENS.filter(
    (screen: Screen) => screen.path.startsWith('/account/') && router.routesByPath[screen.path] !== undefined,
  );
  const themes = [
    { id: 'system', label: t`System theme`, icon: 'settings' },
    { id: 'light', label: t`Light theme`, icon: 'sun' },
    { id: 'dark', label: t`Dark theme`, icon: 'moon' },
  ] as const;
  return (
    <Menu
      label={t`Account`}
      entries={[
        ...account.map((screen: Screen) => ({
          id: screen.path,
          label: i18n._(screen.heading),
          icon: screen.icon,
          onAction: () => void router.navigate({ to: screen.path }),
        })),
        ...themes.map(({ id, label, icon }) => ({
          id,
          label,
          icon,
          isCurrent: theme === id,
          onAction: () => change({ theme: id }),
        })),
        {
          id: 'density',
          label: t`Compact rows`,
          icon: 'list' as const,
          isCurrent: density === 'compact',
          onAction: () => change({ density: density === 'compact' ? 'comfortable' : 'compact' }),
        },
        {
          id: 'sign-out',
          label: t`Sign out`,
          icon: 'x' as const,
          onAction: () => {
            request
              .POST('/v1/auth/logout')
              .then(signedOut, () => showToast(t`Could not sign out. Try again.`, 'danger'));
          },
        },
      ]}
    >
      <Button look="quiet" icon="person">
        <span className="max-w-32 truncate max-sm:sr-only">{user.display_name}</span>
      </Button>
    </Menu>
  );
}
