import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ScreenGroup } from '../screens/screen.ts';
import { Icon } from '../ui/icon.tsx';
import { useVisibleScreens } from './visible-screens.ts';

const GROUPS = [
  ['personal', msg`You`],
  ['organization', msg`Organization`],
  ['admin', msg`Platform`],
  ['system', msg`System`],
] as const satisfies readonly (readonly [ScreenGroup, unknown])[];

export function Navigation({ onFollow }: { onFollow?: () => void }) {
  const { t, i18n } = useLingui();
  const screens = useVisibleScreens();
  return (
    <nav ref={showCurrent} aria-label={t`Pages`} className="flex flex-col gap-4 p-3">
      {GROUPS.map(([group, name]) => {
        const entries = screens.filter(({ screen }) => screen.group === group);
        if (entries.length === 0) return null;
        return (
          <div key={group} className="flex flex-col gap-1">
            <h2 className="px-2 text-sm font-medium text-muted">{i18n._(name)}</h2>
            <ul>
              {entries.map(({ screen, to }) => (
                <li key={screen.path}>
                  <Link
                    to={to}
                    onClick={onFollow}
                    activeOptions={{ exact: screen.path === '/', includeSearch: false }}
                    className="flex min-h-8 items-center gap-2 rounded-md px-2 py-1 hover:bg-hover"
                    activeProps={{ className: 'bg-accent-soft font-medium text-accent' }}
                  >
                    {screen.icon === undefined ? null : <Icon name={screen.icon} />}
                    {i18n._(screen.heading)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

/** The list may be longer than the window: the page it shows is in sight. */
function showCurrent(nav: HTMLElement | null): void {
  nav?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'center' });
}
