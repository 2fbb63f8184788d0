import './styles.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { activateLocale, formattingLocale } from './i18n/activate-locale.ts';
import { pickLocale } from './i18n/locales.ts';
import { queryClient, untilReachable } from './query-client.ts';
import { router } from './router.tsx';
import { applyAppearance, getPreferences, usePreferences } from './session/preferences.ts';

function Console() {
  const { locale } = usePreferences();
  const picked = pickLocale(locale, navigator.languages);
  return (
    <AriaI18nProvider locale={formattingLocale(picked)}>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </AriaI18nProvider>
  );
}

// The gateway was updated, so that what this page would load next is no longer there; or it is away for a moment, in
// which a reload would lose the page. Once, lest a missing file loop.
window.addEventListener('vite:preloadError', () => {
  const { state } = history;
  if (state?.reloaded === true) return;
  void untilReachable().then(() => {
    history.replaceState({ ...history.state, reloaded: true }, '');
    window.location.reload();
  });
});
applyAppearance();
await activateLocale(pickLocale(getPreferences().locale, navigator.languages));
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
