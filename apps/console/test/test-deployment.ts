import { expect, it } from 'vitest';
import { goTo, openPage, settled } from './browser.ts';
import { arriveAt, press } from './keyboard.ts';
import type { Shown } from './shown.ts';
import { startStrippingProxy } from './stripping-proxy.ts';

const TIMEOUT_MS = 300_000;

/** How the console is reached, and what happens to it while its gateway is away. */
export function testDeployment(shown: Shown): void {
  it(
    'works behind a path that a proxy strips, from a deep link over the sign-in, and outlives a restart of the gateway',
    async ({ onTestFinished }) => {
      const { stage, browser } = shown;
      const proxy = await startStrippingProxy('/llm');
      const env = { PUBLIC_URL: proxy.publicUrl, DEV_LOGIN: '1' };
      let gateway = await stage.startReplica(env);
      onTestFinished(async () => {
        await gateway.stop();
        await proxy.close();
      });
      proxy.forwardTo(gateway.origin);

      const stranger = await openPage(browser, new URL(proxy.publicUrl).origin, null);
      const deep = `${proxy.publicUrl}/console/models?q=river`;
      await stranger.page.goto(deep);
      await arriveAt(stranger.page, 'Sign in');
      await press(stranger.page, 'link', /^Continue with/);
      await stranger.page.getByLabel('Name or email address').fill('hopper@example.com');
      await stranger.page.keyboard.press('Enter');
      await stranger.page.waitForURL(deep);
      await stranger.page.getByRole('link', { name: 'river-large' }).waitFor();
      await press(stranger.page, 'link', 'Home');
      await stranger.page.waitForURL(`${proxy.publicUrl}/console/`);
      await settled(stranger);
      expect(stranger.takeFaults()).toEqual(['401 /llm/v1/auth/session']);
      await stranger.context.close();

      const window = await openPage(
        browser,
        new URL(proxy.publicUrl).origin,
        stage.cookieOf('platform reader'),
      );
      const { page } = window;
      await page.goto(`${proxy.publicUrl}/console/admin/users`);
      await settled(window);
      await goTo(page, '/llm/console/system/live');
      const status = (name: string) => page.getByRole('status').getByText(name, { exact: true });
      await status('Live').waitFor();
      await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
      expect(window.takeFaults()).toEqual([]);

      await gateway.stop();
      await status('Connection lost').waitFor();
      await goTo(page, '/llm/console/admin/users?q=keiko');
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      gateway = await stage.startReplica(env);
      proxy.forwardTo(gateway.origin);
      await page.getByRole('table', { name: 'Users' }).waitFor();
      await goTo(page, '/llm/console/system/live');
      await status('Live').waitFor();
      expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
      await window.context.close();
    },
    TIMEOUT_MS,
  );
}
