import { i18n, type Messages } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Locale } from './locales.ts';

const CATALOGUES = import.meta.glob<{ messages: Messages }>('../locales/*.po');

// For English texts, which come from the code as they are written.
i18n.setMessagesCompiler(compileMessage);

/** Loads the texts of the language and shows them from now on. English texts are in the code. */
export async function activateLocale(locale: Locale): Promise<void> {
  const load = locale === 'en' ? undefined : CATALOGUES[`../locales/${locale}.po`];
  const messages = (await load?.())?.messages ?? {};
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = formattingLocale(locale);
}

/** The locale for Intl, which knows no pseudo-locale. */
export function formattingLocale(locale: string): string {
  return locale === 'pseudo' ? 'en' : locale;
}
