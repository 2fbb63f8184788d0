/** The languages of the console: BCP 47. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'ja', 'ko', 'zh-Hans', 'pt-BR'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;

/** How somebody wants to be shown things. */
export interface UserPreferences {
  /** Null is the browser's. */
  readonly language: (typeof LANGUAGES)[number] | null;
  /** A name of the IANA database; null is the browser's. */
  readonly timeZone: string | null;
  readonly theme: (typeof THEMES)[number];
  readonly density: (typeof DENSITIES)[number];
}

export const DEFAULT_PREFERENCES: UserPreferences = {
  language: null,
  timeZone: null,
  theme: 'system',
  density: 'comfortable',
};
