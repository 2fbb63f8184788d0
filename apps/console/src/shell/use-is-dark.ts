import { useSyncExternalStore } from 'react';
import { usePreferences } from '../session/preferences.ts';

const system = window.matchMedia('(prefers-color-scheme: dark)');

/** Whether the theme in use is the dark one. */
export function useIsDark(): boolean {
  const { theme } = usePreferences();
  const isSystemDark = useSyncExternalStore(
    (listener) => {
      system.addEventListener('change', listener);
      return () => system.removeEventListener('change', listener);
    },
    () => system.matches,
  );
  return theme === 'system' ? isSystemDark : theme === 'dark';
}
