import type { BrowserContext, Page } from 'playwright-core';

/** Wherever a page could leave something. */
export async function everythingKept(page: Page, context: BrowserContext) {
  const kept = await page.evaluate(async () => {
    const { navigation } = window as unknown as {
      navigation: { entries(): readonly { url: string; getState(): unknown }[] };
    };
    return {
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      cookie: document.cookie,
      text: JSON.stringify([
        document.documentElement.outerHTML,
        [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
        { ...localStorage },
        { ...sessionStorage },
        navigation.entries().map((entry) => [entry.url, entry.getState()]),
        history.state,
        location.href,
        window.name,
        performance.getEntries().map(({ name }) => name),
      ]),
    };
  });
  return { ...kept, text: kept.text + JSON.stringify(await context.storageState({ indexedDB: true })) };
}
