import { get } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { goTo, openPage, settled } from './browser.ts';
import type { Stage } from './stage.ts';

const TIMEOUT_MS = 300_000;
const FIRST_LOAD_KIB = 170;
/** More, for a screen of charts and filters. */
const CHARTS_KIB = 160;
const SCREENS_OF_CHARTS = [
  { role: 'platform admin', path: '/admin/analytics' },
  { role: 'platform admin', path: '/system/latency' },
  { role: 'owner', path: '/usage' },
];

/** What the browser has to fetch before it can show something. */
export function testSizes(shown: { readonly stage: Stage; readonly browser: Browser }): void {
  it(
    `loads at most ${FIRST_LOAD_KIB} KiB first, and at most ${CHARTS_KIB} KiB more for charts`,
    async () => {
      const { stage, browser } = shown;
      for (const { role, path } of SCREENS_OF_CHARTS) {
        const window = await openPage(browser, stage.origin, stage.cookieOf(role));
        const files = filesOf(window.page);
        await window.page.goto(`${stage.origin}/console/`);
        await settled(window);
        const first = await sizesOf(files());
        await goTo(window.page, `/console${path}`);
        await window.page.locator('.recharts-surface').first().waitFor();
        await settled(window);
        const more = await sizesOf(files());
        expect(first.kib).toBeGreaterThan(50);
        expect(first.kib, first.largest).toBeLessThanOrEqual(FIRST_LOAD_KIB);
        expect(more.kib).toBeGreaterThan(50);
        expect(more.kib, `${path}: ${more.largest}`).toBeLessThanOrEqual(CHARTS_KIB);
        await window.context.close();
      }
    },
    TIMEOUT_MS,
  );
}

/** Gives the files of the console that were asked for since the last call. */
function filesOf(page: Page): () => string[] {
  const seen = new Set<string>();
  let fresh: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!/\/console\//.test(url) || seen.has(url)) return;
    seen.add(url);
    fresh.push(url);
  });
  return () => {
    const files = fresh;
    fresh = [];
    return files;
  };
}

async function sizesOf(urls: readonly string[]): Promise<{ readonly kib: number; readonly largest: string }> {
  const sizes = await Promise.all(
    urls.map(async (url) => [new URL(url).pathname, await gzippedBytes(url)] as const),
  );
  return {
    kib: Math.round(sizes.reduce((sum, [, size]) => sum + size, 0) / 1_024),
    largest: JSON.stringify(sizes.toSorted(([, one], [, other]) => other - one).slice(0, 25)),
  };
}

/** Of the body as it is sent. */
function gzippedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip', accept: 'text/html,*/*' };
    get(url, { headers }, async (answer) => {
      let bytes = 0;
      for await (const chunk of answer) bytes += (chunk as Buffer).length;
      resolve(bytes);
    }).on('error', reject);
  });
}
