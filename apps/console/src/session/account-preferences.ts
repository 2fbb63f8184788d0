import { api, request } from '../api.ts';
import { activateLocale } from '../i18n/activate-locale.ts';
import { LOCALES, pickLocale } from '../i18n/locales.ts';
import { getPreferences, type Preferences, setPreferences } from './preferences.ts';

let isLoaded = false;

/** Takes over what another browser may have changed, once for each opening of the console. */
export async function loadAccountPreferences(): Promise<void> {
  if (isLoaded) return;
  isLoaded = true;
  const { data } = await request.GET('/v1/users/me');
  const { language, time_zone, theme, density } = data!.preferences;
  setPreferences({ locale: language ?? localeForTests(), timeZone: time_zone, theme, density });
  await showChosenLanguage();
}

/** Changes preferences in this browser at once, and keeps them with the account. */
export function useChangePreferences() {
  const update = api.useMutation('patch', '/v1/users/me');
  return {
    error: update.error,
    change(changes: Partial<Omit<Preferences, 'organizationId'>>): void {
      setPreferences(changes);
      void showChosenLanguage();
      const { locale, timeZone, theme, density } = getPreferences();
      const language = isLanguage(locale) ? locale : null;
      update.mutate({ body: { preferences: { language, time_zone: timeZone, theme, density } } });
    },
  };
}

function showChosenLanguage(): Promise<void> {
  return activateLocale(pickLocale(getPreferences().locale, navigator.languages));
}

/** The pseudo-locale is of this browser only. */
function localeForTests(): string | null {
  const { locale } = getPreferences();
  return isLanguage(locale) ? null : locale;
}

function isLanguage(locale: string | null): locale is keyof typeof LOCALES {
  return locale !== null && locale in LOCALES;
}
