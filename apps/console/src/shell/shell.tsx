import { Trans, useLingui } from '@lingui/react/macro';
import { Outlet, useMatches } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Screen } from '../screens/screen.ts';
import { SCREENS } from '../screens.ts';
import { useOrganization } from '../session/organization.ts';
import { canSomewhat } from '../session/permissions.ts';
import { useSession } from '../session/session.ts';
import { Dialog } from '../ui/dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Banners } from './banners.tsx';
import { HomeLink } from './home-link.tsx';
import { Navigation } from './navigation.tsx';
import { NotAllowed } from './not-allowed.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { OrganizationSwitcher } from './organization-switcher.tsx';
import { SessionEndedDialog } from './session-ended-dialog.tsx';

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));

/** What surrounds every screen of somebody who is signed in. */
export function Shell() {
  const { t } = useLingui();
  const [isNavigationOpen, setNavigationOpen] = useState(false);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  usePaletteShortcut(() => setPaletteOpen(true));
  return (
    <div className="flex min-h-dvh flex-col">
      <button
        type="button"
        onClick={() => document.querySelector<HTMLElement>('#content')?.focus()}
        className="sr-only focus:not-sr-only focus:p-2"
      >
        <Trans>Skip to content</Trans>
      </button>
      <header className="sticky top-0 z-10 flex min-h-12 items-center gap-2 border-b border-line bg-surface px-3">
        <span className="md:hidden">
          <IconButton label={t`Open navigation`} icon="menu" onPress={() => setNavigationOpen(true)} />
        </span>
        <HomeLink />
        <OrganizationSwitcher />
        <span className="grow" />
        <IconButton label={t`Go to page (Ctrl K)`} icon="search" onPress={() => setPaletteOpen(true)} />
        <AccountMenu />
      </header>
      <OfflineBanner />
      <Banners />
      <div className="flex grow">
        <aside className="sticky top-12 hidden max-h-[calc(100dvh-3rem)] w-60 shrink-0 overflow-y-auto border-r border-line bg-surface md:block">
          <Navigation />
        </aside>
        <main id="content" tabIndex={-1} className="flex min-w-0 grow flex-col gap-5 p-4 outline-none md:p-6">
          <AllowedScreen />
        </main>
      </div>
      <Dialog title={t`Navigation`} isOpen={isNavigationOpen} onClose={() => setNavigationOpen(false)}>
        <Navigation onFollow={() => setNavigationOpen(false)} />
      </Dialog>
      {isPaletteOpen ? (
        <Suspense>
          <CommandPalette isOpen onClose={() => setPaletteOpen(false)} />
        </Suspense>
      ) : null}
      <SessionEndedDialog />
    </div>
  );
}

/** The screen of the route, if the person may see it. */
function AllowedScreen() {
  const session = useSession();
  const organization = useOrganization();
  const match = useMatches({ select: (matches) => matches.at(-1) });
  const path = match?.fullPath.replace(/(?<=.)\/$/, '');
  const screen: Screen | undefined = SCREENS.find((entry: Screen) => entry.path === path);
  const organizationId =
    (match?.params as { organizationId?: string } | undefined)?.organizationId ?? organization?.id;
  if (screen?.needs !== undefined && !canSomewhat(session, screen.needs, organizationId)) {
    return <NotAllowed permission={screen.needs} />;
  }
  return <Outlet />;
}

/** Control or Command and K: a letter alone would get in the way of typing and of screen readers (WCAG 2.1.4). */
function usePaletteShortcut(open: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}
