import { i18n, type Messages } from '@lingui/core';
import { compileMessage } from './compile-message.ts';
import type { Locale } from './locales.ts';

const CATALOGUES = import.meta.glob<{ messages: Messages }>('../locales/*.po');

/** Loads the texts of the language and shows them from now on. English texts are in the code. */
export async function activateLocale(locale: Locale): Promise<void> {
  const load = locale === 'en' ? undefined : CATALOGUES[`../locales/${locale}.po`];
  const messages = (await load?.())?.messages ?? {};
  // For texts without a translation, which come from the code as they are written.
  i18n.setMessagesCompiler(locale === 'pseudo' ? await pseudoCompiler() : compileMessage);
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = formattingLocale(locale);
}

async function pseudoCompiler(): Promise<typeof compileMessage> {
  const { pseudoMessage } = await import('./pseudo-message.ts');
  return (message) => compileMessage(pseudoMessage(message));
}

/** The locale for Intl, which knows no pseudo-locale. */
export function formattingLocale(locale: string): string {
  return locale === 'pseudo' ? 'en' : locale;
}
