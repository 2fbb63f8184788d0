import { expect, it } from 'vitest';
import { openPage, settled } from './browser.ts';
import { everythingKept } from './everything-kept.ts';
import { arriveAt, press } from './keyboard.ts';
import type { Shown } from './shown.ts';

const TIMEOUT_MS = 300_000;

/** What people do, from the first press to the last. */
export function testJourneys(shown: Shown): void {
  it(
    'makes a key by keyboard alone, shows its secret once, and leaves it nowhere',
    async () => {
      const { stage, browser } = shown;
      const { page, context, ...window } = await openPage(browser, stage.origin, stage.cookieOf('owner'));
      const said: string[] = [];
      page.on('request', (request) => said.push(`${request.url()} ${request.headers().referer}`));
      page.on('console', (message) => said.push(message.text()));
      await page.goto(`${stage.origin}/console/keys`);
      await settled({ page, context, ...window });
      await page.getByRole('button', { name: 'Create key' }).first().focus();
      await page.keyboard.press('Enter');
      // The name has the focus, as the first field.
      await page.getByRole('dialog').locator('input:focus').waitFor();
      await page.keyboard.type('by keyboard');
      await page.keyboard.press('Enter');
      const secretBox = page.getByRole('alertdialog').locator('pre');
      const secret = (await secretBox.textContent())!;
      expect(secret).toMatch(/^sk-live-\w{40,}$/);
      await page.keyboard.press('Escape');
      expect(await secretBox.isVisible()).toBe(true);
      const done = page.getByRole('button', { name: 'I have saved it' });
      await done.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'by keyboard' }).waitFor();

      const kept = await everythingKept(page, context);
      expect(kept.text).not.toContain(secret);
      expect(kept.databases).toEqual([]);
      expect(kept.caches).toEqual([]);
      // The session cookie cannot be read by scripts.
      expect(kept.cookie).toBe('');
      expect(said.filter((text) => text.includes(secret))).toEqual([]);
      expect(stage.log()).not.toContain(secret);
      expect(window.takeFaults()).toEqual([]);
      await context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'keeps the state of a view in the address: reload, back and a copied link restore it',
    async () => {
      const { stage, browser } = shown;
      const window = await openPage(browser, stage.origin, stage.cookieOf('member'));
      const { page } = window;
      await page.goto(`${stage.origin}/console/keys`);
      await settled(window);
      await page.getByRole('button', { name: /State/ }).click();
      await page.getByRole('option', { name: 'All' }).click();
      await page.waitForURL(/state=all/);
      await page.reload();
      await settled(window);
      await page.getByRole('button', { name: /All.*State|State.*All/ }).waitFor();
      await page.goBack();
      await page.waitForURL(/keys$/);
      await window.context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'filters by several that are found by typing, and takes one back',
    async () => {
      const { stage, browser } = shown;
      const window = await openPage(browser, stage.origin, stage.cookieOf('platform admin'));
      const { page } = window;
      await page.goto(`${stage.origin}/console/admin/analytics`);
      await settled(window);
      await page.getByRole('button', { name: /^Models/ }).click();
      await page.getByRole('option', { name: 'river-large' }).click();
      await page.getByRole('searchbox', { name: 'Search' }).fill('river-sm');
      await page.locator('[role=option][data-focused]', { hasText: 'river-small' }).waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/river-large.*river-small/);
      await page.getByRole('searchbox', { name: 'Search' }).fill('');
      await page.getByRole('option', { name: 'river-large', selected: true }).click();
      await page.waitForURL((url) => !url.href.includes('river-large') && url.href.includes('river-small'));
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Models river-small' }).waitFor();
      expect(window.takeFaults()).toEqual([]);
      await window.context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'says that the session has ended elsewhere, over what was typed',
    async () => {
      const { stage, browser } = shown;
      const cookie = await stage.signInAgain('admin');
      const window = await openPage(browser, stage.origin, cookie);
      const { page } = window;
      await page.goto(`${stage.origin}/console/keys`);
      await settled(window);
      await page.getByRole('button', { name: 'Create key' }).first().click();
      await page.getByLabel('Name', { exact: true }).fill('half written');
      await fetch(`${stage.origin}/v1/auth/logout`, { method: 'POST', headers: { cookie } });
      await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
      await page.getByText('Your session has ended').waitFor();
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await page.waitForURL(/sign-in\?return_to=/);
      await window.context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'signs out every tab at once',
    async () => {
      const { stage, browser } = shown;
      const window = await openPage(browser, stage.origin, null);
      const { page, context } = window;
      await context.request.post(`${stage.origin}/v1/auth/dev/login`, {
        form: { name: 'hopper@example.com' },
        maxRedirects: 0,
      });
      const other = await context.newPage();
      await Promise.all(
        [page, other].map(async (tab) => {
          await tab.goto(`${stage.origin}/console/account/profile`);
          await arriveAt(tab, 'Profile');
        }),
      );
      await press(page, 'button', /Account|hopper/);
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      for (const tab of [page, other]) {
        await arriveAt(tab, 'Sign in');
        expect(new URL(tab.url()).pathname).toBe('/console/sign-in');
        expect(await tab.content()).not.toContain('hopper@example.com');
      }
      await context.close();
    },
    TIMEOUT_MS,
  );
}
