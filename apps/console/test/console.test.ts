import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  accessibilityFaults,
  CHROMIUM,
  goTo,
  launchBrowser,
  openPage,
  settled,
  type Watched,
} from './browser.ts';
import { routePaths } from './route-paths.ts';
import type { Shown } from './shown.ts';
import { type Stage, startStage } from './stage.ts';
import { testDeployment } from './test-deployment.ts';
import { testJobJourney } from './test-job-journey.ts';
import { testJourneys } from './test-journeys.ts';
import { testKeyboardJourneys } from './test-keyboard-journeys.ts';
import { testLimitJourney } from './test-limit-journey.ts';
import { testGaps, testPlayground } from './test-playground.ts';
import { testReadOnly } from './test-read-only.ts';
import { testSizes } from './test-sizes.ts';
import { testTexts } from './test-texts.ts';

vi.mock('@lingui/core/macro', () => ({ msg: ([message]: TemplateStringsArray) => ({ message }) }));

const { SCREENS } = await import('../src/screens.ts');
type Screen = import('../src/screens/screen.ts').Screen;

/** Run for some screens by `CONSOLE_SCREEN=/keys,/models`. */
const ONLY = process.env.CONSOLE_SCREEN?.split(',');
const TIMEOUT_MS = 300_000;

const routes = await routePaths();
const screens: readonly Screen[] = SCREENS.filter(
  ({ path }) => routes.includes(path) && (ONLY === undefined || ONLY.includes(path)),
);

describe('the table of screens', () => {
  it('has every route', () => {
    const known = new Set<string>(SCREENS.map(({ path }) => path));
    expect(routes.filter((path) => !known.has(path))).toEqual([]);
  });

  it('has each path once', () => {
    const paths = SCREENS.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)]);
  });
});

describe.skipIf(CHROMIUM === undefined)('in a browser', () => {
  let stage: Stage;
  let browser: Browser;
  const shown: Shown = {
    get stage() {
      return stage;
    },
    get browser() {
      return browser;
    },
    async call(role, method, path, body) {
      const answer = await fetch(stage.origin + path, {
        method,
        headers: { cookie: stage.cookieOf(role), 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    },
  };
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage({ DEV_LOGIN: '1' }), launchBrowser()]);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await stage?.stop();
  });

  describe.concurrent('every screen', () => {
    it(
      'every screen shows its heading to every role that may see it, without a fault, accessible in both themes',
      async () => {
        const allowed = await Promise.all(stage.visitors.map(({ cookie }) => permissionsOf(cookie)));
        const visits = stage.visitors.map(async ({ role, cookie }, index) => {
          const window = await openPage(browser, stage.origin, cookie);
          const maySee = (visitor: number, { needs }: Screen) =>
            needs === undefined || allowed[visitor]!.has(needs);
          await window.page.goto(`${stage.origin}/console/`);
          const found: string[] = [];
          for (const screen of screens.filter(({ isPublic }) => isPublic !== true)) {
            // Each screen is looked at closely once: by the first role that may see it.
            const isCloser = stage.visitors.findIndex((_, visitor) => maySee(visitor, screen)) === index;
            await goTo(window.page, `/console${pathOf(screen)}`);
            const faults = await faultsOf(window, screen, maySee(index, screen), isCloser);
            found.push(...faults.map((fault) => `${screen.path} as ${role}: ${fault}`));
          }
          await window.context.close();
          return found;
        });
        expect((await Promise.all(visits)).flat()).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'every public screen shows its heading to somebody without a session',
      async () => {
        const window = await openPage(browser, stage.origin, null);
        for (const screen of screens.filter(({ isPublic }) => isPublic)) {
          await window.page.goto(`${stage.origin}/console${pathOf(screen)}`);
          expect(await faultsOf(window, screen, true, true)).toEqual([]);
        }
        await window.context.close();
      },
      TIMEOUT_MS,
    );

    it(
      'every screen has all of its texts in the catalogue',
      async () => {
        const window = await openPage(browser, stage.origin, stage.visitors[0]!.cookie, {
          preferences: { locale: 'pseudo' },
        });
        await window.page.goto(`${stage.origin}/console/`);
        const bare: string[] = [];
        for (const screen of screens.filter(({ isPublic }) => isPublic !== true)) {
          await goTo(window.page, `/console${pathOf(screen)}`);
          await window.page.waitForFunction(
            (heading) => document.querySelector('h1')?.textContent?.includes(heading),
            '[',
          );
          await settled(window);
          // What the catalogue gives in the pseudo-locale is in brackets.
          const texts = await window.page
            .locator('h1, h2, nav a, th, label:not(:has(select)), legend, dt')
            .allTextContents();
          bare.push(
            ...texts
              .filter((text) => /\p{L}{2}/u.test(text) && !text.includes('[') && !stage.names.includes(text))
              .map((text) => `${screen.path}: ${text}`),
          );
        }
        expect([...new Set(bare)]).toEqual([]);
        await window.context.close();
      },
      TIMEOUT_MS,
    );

    if (ONLY === undefined)
      testReadOnly(shown, () => screens.map((screen) => ({ path: screen.path, address: pathOf(screen) })));
  });

  it('has a screen to show', () => expect(screens.length).toBeGreaterThan(0));

  describe.concurrent('journeys', () => {
    if (ONLY === undefined) {
      testJourneys(shown);
      testKeyboardJourneys(shown);
      testDeployment(shown);
    }
    if (ONLY === undefined || ONLY.includes('/org/$organizationId/limits')) testLimitJourney(shown);
    if (ONLY === undefined || ONLY.includes('/playground')) testPlayground(shown);
  });

  if (ONLY === undefined) testJobJourney(shown);
  // Alone, since it measures times.
  if (ONLY === undefined || ONLY.includes('/playground')) testGaps(shown);
  if (ONLY === undefined) testSizes(shown);
  if (ONLY === undefined) testTexts();

  async function permissionsOf(cookie: string): Promise<ReadonlySet<string>> {
    const answer = await fetch(`${stage.origin}/v1/auth/session`, { headers: { cookie } });
    const { permissions } = (await answer.json()) as {
      permissions: { platform: string[]; organizations: { any: string[]; mine: string[] }[] };
    };
    return new Set([
      ...permissions.platform,
      ...permissions.organizations.flatMap(({ any, mine }) => [...any, ...mine]),
    ]);
  }

  async function faultsOf(
    window: Watched,
    screen: Screen,
    isAllowed: boolean,
    isCloser: boolean,
  ): Promise<string[]> {
    const { page, takeFaults } = window;
    const heading = isAllowed ? screen.heading.message! : 'You do not have access';
    try {
      await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor({ timeout: 30_000 });
      await settled(window);
    } catch {
      const shown = await page.locator('h1').allInnerTexts();
      return [`no heading “${heading}” but ${JSON.stringify(shown)}`, ...takeFaults()];
    }
    const faults = takeFaults();
    if (!isCloser) return faults;
    for (const theme of ['light', 'dark'] as const) faults.push(...(await accessibilityFaults(page, theme)));
    return faults;
  }

  function pathOf({ path }: Screen): string {
    return path.replaceAll(/\$(\w+)/g, (_, name: string) => {
      const value = stage.params[name];
      if (value === undefined) throw new Error(`apps/gateway/test/console/console-stage.ts has no ${name}`);
      return value;
    });
  }
});
