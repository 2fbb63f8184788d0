/**
 * Takes a picture of each screen on the stage of the browser test, as its owner or platform admin sees it:
 * `node apps/console/scripts/take-screenshots.ts --out DIRECTORY [--paths /keys,/models] [--widths 1280,360]
 * [--themes light,dark] [--locale de|pseudo]`. Each is `DIRECTORY/<width>-<theme>/<screen>.png`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser, openPage, settled, type Watched } from '../test/browser.ts';
import { routePaths } from '../test/route-paths.ts';
import { startStage } from '../test/stage.ts';

/** Longer pages are cut. */
const MAX_HEIGHT = 2_000;
const HEIGHT = 800;

const { values: options } = parseArgs({
  options: {
    out: { type: 'string' },
    paths: { type: 'string' },
    widths: { type: 'string', default: '1280,360' },
    themes: { type: 'string', default: 'light,dark' },
    locale: { type: 'string', default: 'en-US' },
  },
});
if (options.out === undefined) throw new Error('Name the folder of the pictures: --out DIRECTORY');

const stopPostgres = await startPostgres();
const [stage, browser] = await Promise.all([startStage({ DEV_LOGIN: '1' }), launchBrowser()]);
try {
  const paths = options.paths?.split(',') ?? (await routePaths());
  for (const width of options.widths.split(',').map(Number))
    for (const theme of ['light', 'dark'] as const)
      if (options.themes.includes(theme)) await takeAll(paths, width, theme, options.out);
} finally {
  await browser.close();
  await stage.stop();
  await stopPostgres();
}

/** As Vitest starts it. Loaded by its path, so that types of the gateway stay out of here. */
async function startPostgres(): Promise<() => Promise<void>> {
  const file = new URL('../../../packages/postgres/testing/postgres-global-setup.ts', import.meta.url).href;
  const { default: start } = (await import(file)) as { default: () => Promise<() => Promise<void>> };
  return start();
}

async function takeAll(
  paths: readonly string[],
  width: number,
  theme: 'light' | 'dark',
  out: string,
): Promise<void> {
  const open = async (cookie: string | null) => {
    const isPseudo = options.locale === 'pseudo';
    const window = await openPage(browser, stage.origin, cookie, {
      width,
      ...(isPseudo ? { preferences: { locale: 'pseudo' } } : { locale: options.locale }),
    });
    await window.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    return window;
  };
  const windows = {
    nobody: await open(null),
    owner: await open(cookieOf('owner')),
    'platform admin': await open(cookieOf('platform admin')),
  };
  for (const path of paths) {
    const file = join(out, `${width}-${theme}`, `${nameOf(path)}.png`);
    await take(windows[visitorOf(path)], path, width, file);
  }
  for (const { context } of Object.values(windows)) await context.close();
}

async function take(window: Watched, path: string, width: number, file: string): Promise<void> {
  const { page } = window;
  await page.setViewportSize({ width, height: HEIGHT });
  await page.goto(`${stage.origin}/console${withParams(path)}`);
  await settled(window);
  const contentHeight = await page.evaluate(() => document.documentElement.scrollHeight);
  // In a window of its height, what sticks to the top is at the top.
  await page.setViewportSize({ width, height: Math.min(MAX_HEIGHT, Math.max(HEIGHT, contentHeight)) });
  await settled(window);
  await page.screenshot({ path: file });
}

function visitorOf(path: string): 'nobody' | 'owner' | 'platform admin' {
  if (path === '/sign-in') return 'nobody';
  return /^\/(admin|system)\//.test(path) ? 'platform admin' : 'owner';
}

function cookieOf(role: string): string {
  return stage.visitors.find((visitor) => visitor.role === role)!.cookie;
}

function withParams(path: string): string {
  return path.replaceAll(/\$(\w+)/g, (_, name: string) => stage.params[name]!);
}

/** `/org/$organizationId/teams/$teamId` is `org-teams-teamId`. */
function nameOf(path: string): string {
  if (path === '/') return 'home';
  return path.slice(1).replace('$organizationId/', '').replaceAll('$', '').replaceAll('/', '-');
}
