/** The languages of the console, each by its own name. */
export const LOCALES = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  it: 'Italiano',
  ja: '日本語',
  ko: '한국어',
  'pt-BR': 'Português (Brasil)',
  'zh-Hans': '简体中文',
} as const;

/** `pseudo` is for tests: accented English. */
export type Locale = keyof typeof LOCALES | 'pseudo';

/** The language for a browser that prefers these, best first. */
export function pickLocale(chosen: string | null, preferred: readonly string[]): Locale {
  if (chosen === 'pseudo' || (chosen !== null && chosen in LOCALES)) return chosen as Locale;
  for (const tag of preferred) {
    const { language } = new Intl.Locale(tag);
    const found = (Object.keys(LOCALES) as Locale[]).find(
      (locale) => locale === tag || new Intl.Locale(locale).language === language,
    );
    if (found !== undefined) return found;
  }
  return 'en';
}
