import { expect, it } from 'vitest';
import { openPage } from './browser.ts';
import type { Shown } from './shown.ts';

const TIMEOUT_MS = 300_000;

/** Long work, which others have to wait for: decisions are held meanwhile. */
export function testJobJourney(shown: Shown): void {
  it(
    'shows an export and a bulk approval while they run, keeps them when the page is left, and cancels',
    async () => {
      const { stage, browser, call } = shown;
      const { origin, params } = stage;
      const model = params.restrictedModel!;
      for (const role of ['owner', 'admin']) {
        const answer = await call(role, 'POST', '/v1/subscriptions', {
          organization_id: params.organizationId,
          model,
        });
        expect(answer.status).toBe(201);
      }
      const window = await openPage(browser, origin, stage.cookieOf('platform admin'));
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

      await page.goto(`${origin}/console/admin/audit-log?action=subscription.create`);
      await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ]);
      await page.waitForURL(/[?&]job=/);
      await page.reload();
      await page
        .getByRole('row', { name: /subscription\.create/ })
        .first()
        .waitFor();
      await page.getByText('The job is complete.').waitFor();
      expect(window.takeFaults()).toEqual([]);

      const release = await stage.holdDecisions();
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
}
