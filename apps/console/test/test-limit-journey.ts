import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { goTo, openPage, settled } from './browser.ts';
import { arriveAt, choose, press, tabTo } from './keyboard.ts';
import type { Shown } from './shown.ts';

const TIMEOUT_MS = 300_000;
/** A token of its answers costs a tenth of a cent. */
const MODEL = 'meadow-dear';
/** Two answers of which do not fit into a cent. */
const MOST_TOKENS = 8;
const WORKSPACE = 'Trials';

/** As the command line and the API have them. */
interface Sums {
  readonly requests: number;
  readonly cost_nano_usd: string;
}

/** A budget of a cent, from its setting to the day's sums. */
export function testLimitJourney(shown: Shown): void {
  it(
    'by keyboard alone: a budget is set, reached, explained and raised, and the day adds up as on the command line',
    async () => {
      const { stage, browser } = shown;
      const { organizationId, quietWorkspaceId } = stage.params;
      const workspace = quietWorkspaceId!;
      const window = await openPage(browser, stage.origin, stage.cookieOf('owner'));
      const { page } = window;
      await page.goto(`${stage.origin}/console/org/${organizationId}/limits?of=workspaces&id=${workspace}`);
      await settled(window);
      await press(page, 'button', 'Edit limits');
      await press(page, 'button', 'Add budget');
      await typeBudget(page, '0.01');
      await page.getByText(/of \$0\.01/).waitFor();

      const search = new URLSearchParams({
        workspace,
        models: JSON.stringify([MODEL]),
        maxTokens: `${MOST_TOKENS}`,
      });
      const playground = `/console/playground?${search}`;
      await goTo(page, playground);
      await ask(page);
      await page.locator('[data-ledger]').waitFor();
      await ask(page);
      await page.getByText('Failed', { exact: true }).waitFor();
      await press(page, 'link', /View why it was refused/);
      await arriveAt(page, 'Request');
      const requestId = new URL(page.url()).pathname.split('/').at(-1)!;
      await press(page, 'link', 'Why was this refused?');
      const field = page.getByLabel('Request ID');
      await tabTo(page, field);
      await page.keyboard.type(requestId);
      await page.keyboard.press('Enter');
      await page.getByText('workspace_budget_exceeded').first().waitFor();
      await page.getByRole('table', { name: 'Checked limits' }).getByText('Refused here').waitFor();

      await press(page, 'link', 'You, in Limits and budgets');
      await arriveAt(page, 'Limits and budgets');
      await tabTo(page, page.getByRole('tab', { name: 'Organization' }));
      await page.keyboard.press('ArrowRight');
      await choose(page, 'Workspace', WORKSPACE);
      await page.getByText(/of \$0\.01/).waitFor();
      await press(page, 'button', 'Edit limits');
      await typeBudget(page, '5');
      await page.getByText(/of \$5\.00/).waitFor();

      await goTo(page, playground);
      await ask(page);
      await page.locator('[data-ledger]').waitFor();
      // The refusal is the one that was expected.
      expect(window.takeFaults()).toEqual(['402 /v1/chat/completions']);
      await window.context.close();

      const summary = await stage.weir('usage', 'summary', '--json');
      const line = summary.split('\n').find((text) => text.includes(`"${MODEL}"`))!;
      const { requests, cost_nano_usd } = JSON.parse(line) as Sums;
      expect(requests).toBe(2);
      const admin = await openPage(browser, stage.origin, stage.cookieOf('platform admin'));
      const [answer] = await Promise.all([
        admin.page.waitForResponse((response) => response.url().includes('/v1/admin/usage/by-model')),
        admin.page.goto(`${stage.origin}/console/admin/analytics?by=model&period=24h`),
      ]);
      const { data } = (await answer.json()) as { data: ({ readonly id: string } & Sums)[] };
      expect(data.find(({ id }) => id === MODEL)).toMatchObject({ requests, cost_nano_usd });
      const row = admin.page.getByRole('row', { name: new RegExp(MODEL) });
      const [, dollars] = /\$([\d.]+)/.exec((await row.textContent())!)!;
      expect(Number(dollars)).toBeCloseTo(Number(cost_nano_usd) / 1e9, 2);
      expect(admin.takeFaults()).toEqual([]);
      await admin.context.close();
    },
    TIMEOUT_MS,
  );
}

async function typeBudget(page: Page, dollars: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name: 'Amount (USD)' }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(dollars);
  await page.keyboard.press('Enter');
}

async function ask(page: Page): Promise<void> {
  await tabTo(page, page.getByLabel('Message'));
  await page.keyboard.type('How deep is the river?');
  await press(page, 'button', 'Send');
}
