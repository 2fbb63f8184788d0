import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { openPage, settled } from './browser.ts';
import type { Stage } from './stage.ts';

const TIMEOUT_MS = 300_000;
/** Over the wire, compressed. */
const FIRST_LOAD_KIB = 170;

/** What people do, from the first press to the last. */
export function testJourneys(shown: { readonly stage: Stage; readonly browser: Browser }): void {
  const cookieOf = (role: string) => shown.stage.visitors.find((visitor) => visitor.role === role)!.cookie;

  it(
    'makes a key by keyboard alone, shows its secret once, and leaves it nowhere',
    async () => {
      const { page, context, ...window } = await openPage(
        shown.browser,
        shown.stage.origin,
        cookieOf('owner'),
      );
      const requested: string[] = [];
      page.on('request', (request) => requested.push(request.url()));
      await page.goto(`${shown.stage.origin}/console/keys`);
      await settled({ page, context, ...window });
      await page.getByRole('button', { name: 'Create key' }).first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      // The name has the focus, as the first field.
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

      const kept = await page.evaluate(async () => ({
        markup: document.documentElement.outerHTML,
        storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
        history: JSON.stringify(history.state),
        caches: await caches.keys(),
        cookie: document.cookie,
      }));
      expect(JSON.stringify(kept)).not.toContain(secret);
      expect(kept.caches).toEqual([]);
      // The session cookie cannot be read by scripts.
      expect(kept.cookie).toBe('');
      expect(requested.filter((url) => url.includes(secret))).toEqual([]);
      expect(window.takeFaults()).toEqual([]);
      await context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'keeps the state of a view in the address: reload, back and a copied link restore it',
    async () => {
      const window = await openPage(shown.browser, shown.stage.origin, cookieOf('member'));
      const { page } = window;
      await page.goto(`${shown.stage.origin}/console/keys`);
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
    'shows a read-only admin no control that writes, and the gateway refuses the call that is forced',
    async () => {
      const window = await openPage(shown.browser, shown.stage.origin, cookieOf('platform reader'));
      const { page } = window;
      const { workspaceId, keyId } = shown.stage.params;
      await page.goto(`${shown.stage.origin}/console/keys/${workspaceId}/${keyId}`);
      await settled(window);
      expect(await page.getByRole('button', { name: /Actions for/ }).count()).toBe(0);
      const status = await page.evaluate(
        async (path) => (await fetch(path, { method: 'DELETE' })).status,
        `/v1/workspaces/${workspaceId}/api-keys/${keyId}`,
      );
      expect(status).toBe(403);
      await window.context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'shows an export and a bulk approval while they run, keeps them when the page is left, and cancels',
    async () => {
      const { origin, params } = shown.stage;
      const model = params.restrictedModel!;
      for (const role of ['owner', 'admin']) {
        const answer = await fetch(`${origin}/v1/subscriptions`, {
          method: 'POST',
          headers: { cookie: cookieOf(role), 'content-type': 'application/json' },
          body: JSON.stringify({ organization_id: params.organizationId, model }),
        });
        expect(answer.status).toBe(201);
      }
      const window = await openPage(shown.browser, origin, cookieOf('platform admin'));
      const { page } = window;
      await page.goto(`${origin}/console/usage`);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export requests as CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('usage.csv');
      await page.waitForURL(/[?&]job=/);
      await page.reload();
      await page.getByRole('heading', { name: 'Request export' }).waitFor();
      await page.getByText('The job is complete.').waitFor();

      const release = await shown.stage.holdDecisions();
      await page.goto(`${origin}/console/admin/subscriptions?model=${model}`);
      await page
        .getByRole('row', { name: new RegExp(model) })
        .nth(1)
        .waitFor();
      await page.getByRole('checkbox').first().press('Space');
      await page.getByRole('button', { name: 'Approve 2' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
      await page.getByRole('heading', { name: 'Subscription approval' }).waitFor();
      await page.getByText('Running', { exact: true }).waitFor();
      await page.goto(`${origin}/console/account/jobs`);
      await page.getByRole('row', { name: /Subscription approval.*Running/ }).waitFor();
      // Without the address of the job: it is found because it runs.
      await page.goto(`${origin}/console/admin/subscriptions?model=${model}`);
      await page.getByRole('button', { name: 'Cancel job' }).click();
      await page.getByText('Stopping after the current step. Completed work is kept.').waitFor();
      await release();
      await page.getByText('The job was cancelled. Completed work is kept.').waitFor();
      // None where the database gave up waiting on a slow machine.
      await page.getByText(/[01] of 2/).waitFor();
      await page
        .getByRole('row', { name: new RegExp(model) })
        .first()
        .waitFor();

      await page.getByRole('checkbox').first().press('Space');
      await page.getByRole('button', { name: /^Approve (one|2)$/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
      await page.getByText('The job is complete.').waitFor();
      expect(window.takeFaults()).toEqual([]);
      await window.context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'says that the session has ended in every tab, over what was typed',
    async () => {
      const answer = await fetch(`${shown.stage.origin}/v1/auth/session`, {
        headers: { cookie: cookieOf('admin') },
      });
      expect(answer.status).toBe(200);
      const window = await openPage(shown.browser, shown.stage.origin, cookieOf('admin'));
      const { page } = window;
      await page.goto(`${shown.stage.origin}/console/keys`);
      await settled(window);
      await fetch(`${shown.stage.origin}/v1/auth/logout`, {
        method: 'POST',
        headers: { cookie: cookieOf('admin') },
      });
      await page.getByRole('button', { name: 'Create key' }).first().click();
      await page.getByLabel('Name', { exact: true }).fill('half written');
      await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
      await page.getByText('Your session has ended').waitFor();
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await page.waitForURL(/sign-in\?return_to=/);
      await window.context.close();
    },
    TIMEOUT_MS,
  );

  it(
    `loads at most ${FIRST_LOAD_KIB} KiB first`,
    async () => {
      const window = await openPage(shown.browser, shown.stage.origin, cookieOf('owner'));
      const sizes = new Map<string, number>();
      window.page.on('response', async (response) => {
        if (!/\/console\//.test(response.url())) return;
        sizes.set(new URL(response.url()).pathname, (await response.request().sizes()).responseBodySize);
      });
      await window.page.goto(`${shown.stage.origin}/console/`);
      await settled(window);
      const kib = [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1_024;
      expect(kib).toBeGreaterThan(50);
      const largest = [...sizes].toSorted(([, one], [, other]) => other - one).slice(0, 20);
      expect(Math.round(kib), JSON.stringify(largest)).toBeLessThanOrEqual(FIRST_LOAD_KIB);
      await window.context.close();
    },
    TIMEOUT_MS,
  );
}
