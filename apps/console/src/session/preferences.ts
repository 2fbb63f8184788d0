import { useSyncExternalStore } from 'react';

export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  /** A locale of the catalogue; null for the browser's. */
  readonly locale: string | null;
  /** A name of the IANA database; null for the browser's. */
  readonly timeZone: string | null;
  /** The organization that screens without one in their address show. */
  readonly organizationId: string | null;
}

const DEFAULTS: Preferences = {
  theme: 'system',
  density: 'comfortable',
  locale: null,
  timeZone: null,
  organizationId: null,
};

const STORAGE_KEY = 'weir.preferences';

const listeners = new Set<() => void>();
let current = read();

/** Of this browser. They hold no secret. */
export function getPreferences(): Preferences {
  return current;
}

export function setPreferences(changes: Partial<Preferences>): void {
  current = { ...current, ...changes };
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(current));
  } catch {
    // A browser may forbid storage; then they last as long as the tab.
  }
  applyAppearance();
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, getPreferences);
}

/** The time zone of every time that is shown, and of every day that is counted. */
export function useTimeZone(): string {
  return usePreferences().timeZone ?? browserTimeZone();
}

export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Sets theme and density on the document. */
export function applyAppearance(): void {
  const { dataset } = document.documentElement;
  if (current.theme === 'system') delete dataset.theme;
  else dataset.theme = current.theme;
  dataset.density = current.density;
}

function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    return typeof stored === 'object' ? { ...DEFAULTS, ...stored } : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}
