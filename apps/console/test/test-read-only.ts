import { expect, it } from 'vitest';
import { goTo, openPage, settled, type Watched } from './browser.ts';
import type { Shown } from './shown.ts';

const TIMEOUT_MS = 300_000;
/** Somebody's own account is theirs to change, whatever they may do elsewhere. */
const OF_OTHERS = /^\/(admin|org|system)\//;
/** Calls that change nothing, though they are not a GET. */
const READS = /\/usage\/(analytics|by-\w+|export)$|\/admission\/check$/;
/** Jobs that change nothing. */
const EXPORT = /^\{"(usage|audit_log)_export":/;

export interface LookedAt {
  readonly path: string;
  /** In the address bar, without `/console`. */
  readonly address: string;
}

/**
 * What a read-only admin finds when they press everything there is. That the calls are refused is in the matrix of
 * `authz-matrix.test.ts`, for each role and operation.
 */
export function testReadOnly(shown: Shown, screens: () => readonly LookedAt[]): void {
  it(
    'a platform reader can press everything on every screen, and nothing of it writes or asks for what to write',
    async () => {
      const { stage, browser } = shown;
      const window = await openPage(browser, stage.origin, stage.cookieOf('platform reader'));
      const { page } = window;
      const found: string[] = [];
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        const body = request.postData() ?? '';
        const reads = request.method() === 'GET' || READS.test(pathname) || EXPORT.test(body);
        if (!reads) found.push(`${request.method()} ${pathname} ${body}`);
      });
      await page.goto(`${stage.origin}/console/`);
      await settled(window);
      let pressed = 0;
      for (const { path, address } of screens().filter((screen) => OF_OTHERS.test(screen.path))) {
        await goTo(page, `/console${address}`);
        await page.waitForFunction((to) => location.pathname === to, `/console${address}`);
        await settled(window);
        pressed += await pressEverything(window, (what) => found.push(`${path}: ${what}`));
      }
      expect(found).toEqual([]);
      expect(pressed).toBeGreaterThan(30);
      // What a press of a script cannot do, such as to fill the screen, and what is no id in a filter, is no fault here.
      const faults = window.takeFaults().filter((fault) => /^(40[13]|5\d\d) |^script/.test(fault));
      expect(faults).toEqual([]);
      await window.context.close();

      // Those who may write are offered a form by the same presses.
      const admin = await openPage(browser, stage.origin, stage.cookieOf('platform admin'));
      await admin.page.goto(`${stage.origin}/console/admin/banners`);
      await settled(admin);
      const offered: string[] = [];
      await pressEverything(admin, (what) => offered.push(what));
      expect(offered).not.toEqual([]);
      await admin.context.close();
    },
    TIMEOUT_MS,
  );
}

/**
 * Presses each button of the content, and each entry of the menus that open. Tells of dialogs that have something to send;
 * a form of the page itself is filled in and sent.
 */
async function pressEverything({ page, idle }: Watched, tell: (what: string) => void): Promise<number> {
  const fields = page.locator('#content form:has([type=submit]) :is(input, textarea)');
  for (const field of await fields.all()) {
    if (await field.evaluate((one: HTMLInputElement) => one.type === 'text' && one.value === ''))
      await field.fill('x');
  }
  const { pressed, dialogs } = await page.evaluate(pressAll);
  for (const dialog of dialogs) tell(`a dialog: ${dialog}`);
  await idle();
  return pressed;
}

/** Runs in the page: a call for each press would take minutes. */
async function pressAll(): Promise<{ pressed: number; dialogs: string[] }> {
  const POPUPS = '[role=dialog], [role=alertdialog], [role=listbox], [role=menu]';
  const dialogs: string[] = [];
  let pressed = 0;
  const moment = () => new Promise((resolve) => setTimeout(resolve, 25));
  /** As somebody with a screen reader does. */
  const press = async (element: HTMLElement) => {
    if (
      !element.isConnected ||
      !element.checkVisibility() ||
      element.matches(':disabled, [aria-disabled=true]')
    )
      return;
    pressed++;
    element.click();
    await moment();
  };
  const close = async () => {
    for (let round = 0; round < 3 && document.querySelector(POPUPS) !== null; round++) {
      for (const form of document.querySelectorAll(':is([role=dialog], [role=alertdialog]) form')) {
        dialogs.push(form.textContent);
      }
      const inside = document.activeElement?.closest(POPUPS) ?? document.querySelector(POPUPS)!;
      inside.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      await moment();
    }
  };
  const entries = () => [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
  for (const button of document.querySelectorAll<HTMLElement>('#content :is(button, input[type=checkbox])')) {
    await press(button);
    for (let entry = 0; entry < entries().length; entry++) {
      await press(entries()[entry]!);
      await close();
      if (entries().length === 0) await press(button);
    }
    await close();
  }
  return { pressed, dialogs };
}
