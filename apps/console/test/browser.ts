import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Debian's Chromium, where it is installed. In CI it is installed where it is not, so nothing is skipped there. */
export const CHROMIUM = findChromium();

function findChromium(): string | undefined {
  const installed = PATHS.find((path) => existsSync(path));
  if (installed !== undefined || !process.env.CI) return installed;
  // Another worker may be installing something, too.
  const install = 'apt-get update && apt-get -o DPkg::Lock::Timeout=300 install -y chromium';
  const { status } = spawnSync('sh', ['-c', install], { stdio: 'ignore' });
  if (status !== 0) throw new Error('In CI the tests need a chromium, and it could not be installed.');
  return PATHS.find((path) => existsSync(path));
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM!,
    // Root has no sandbox in containers.
    args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
  });
}

/** Somebody's window, and what went wrong in it. */
export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Until no request runs, streams left out. */
  idle(): Promise<void>;
  /** What went wrong since the last call: errors of scripts, reports of the policy, failed requests. */
  takeFaults(): string[];
}

export async function openPage(
  browser: Browser,
  origin: string,
  cookie: string | null,
  options: { readonly locale?: string; readonly width?: number; readonly preferences?: object } = {},
): Promise<Watched> {
  const context = await browser.newContext({
    locale: options.locale ?? 'en-US',
    viewport: { width: options.width ?? 1280, height: 800 },
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
  });
  context.setDefaultTimeout(60_000);
  if (cookie !== null) {
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
  }
  if (options.preferences !== undefined) {
    await context.addInitScript((preferences) => {
      localStorage.setItem('weir.preferences', preferences);
    }, JSON.stringify(options.preferences));
  }
  const page = await context.newPage();
  const faults: string[] = [];
  const running = new Set<Request>();
  const ended = (request: Request) => running.delete(request);
  page.on('request', (request) => {
    if (request.headers().accept !== 'text/event-stream') running.add(request);
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  page.on('console', (message) => {
    // A failed request has a report of its own.
    if (message.text().startsWith('Failed to load resource')) return;
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  page.on('requestfailed', (failed) => {
    // Leaving a screen ends the requests it made.
    if (failed.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${failed.url()}`);
  });
  return {
    context,
    page,
    takeFaults: () => faults.splice(0),
    async idle() {
      // What one answer leads to is asked for within a moment.
      for (let quiet = 0; quiet < 3; quiet = running.size === 0 ? quiet + 1 : 0)
        await page.waitForTimeout(30);
    },
  };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 AA in this theme, a line each. In the dark theme only what depends on colours: all else is the same. */
export async function accessibilityFaults(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (name) => {
    const { axe } = window as unknown as {
      axe: {
        run(
          options: unknown,
        ): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }>;
      };
    };
    const runOnly =
      name === 'light'
        ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
        : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
    // Without what it loads by itself: no rule of these wants the style sheets a second time.
    const { violations } = await axe.run({ runOnly, resultTypes: ['violations'], preload: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(
          ({ target, failureSummary }) => `${name}: ${id} at ${JSON.stringify(target)}: ${failureSummary}`,
        ),
    );
  }, theme);
}

/** When the screen has its heading and nothing that it waits for. */
export async function settled({ page, idle }: Watched): Promise<void> {
  await page.locator('h1').first().waitFor();
  await idle();
  await page.waitForFunction(() => document.querySelector('[data-skeleton]') === null);
}

/** Goes to another screen in the page, as a link does. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => window.history.pushState({}, '', to), path);
}
