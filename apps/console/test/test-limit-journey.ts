import type { Browser } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { openPage, settled } from './browser.ts';
import type { Stage } from './stage.ts';

const TIMEOUT_MS = 300_000;

/** A budget that is used up, from the refusal to the request that passes again. */
export function testLimitJourney(shown: { readonly stage: Stage; readonly browser: Browser }): void {
  it(
    'finds a request that a budget refused, sees why, and raises the budget, by keyboard alone',
    async () => {
      const { stage, browser } = shown;
      const { organizationId, workspaceId } = stage.params as Record<
        'organizationId' | 'workspaceId',
        string
      >;
      const { cookie } = stage.visitors.find(({ role }) => role === 'owner')!;
      const call = async (method: string, path: string, body: unknown, headers: Record<string, string>) => {
        const answer = await fetch(`${stage.origin}${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        });
        return (await answer.json()) as { secret?: string; error?: { code: string } };
      };
      const { secret } = await call(
        'POST',
        `/v1/workspaces/${workspaceId}/api-keys`,
        { name: 'short of money' },
        { cookie },
      );
      const budget = { budgets: [{ amount_nano_usd: '0', period: 'month' }] };
      const setLimits = (limits: object) =>
        call('PUT', `/v1/workspaces/${workspaceId}/limits`, limits, { cookie });
      await setLimits(budget);
      // Others use the workspace, too.
      onTestFinished(async () => void (await setLimits({})));
      const ask = async () => {
        const request = { model: 'meadow-steady', messages: [{ role: 'user', content: 'Hello' }] };
        return (await call('POST', '/v1/chat/completions', request, { authorization: `Bearer ${secret}` }))
          .error?.code;
      };
      // The gateway hears of a new model within a second.
      await expect.poll(ask).toBe('workspace_budget_exceeded');

      const window = await openPage(browser, stage.origin, cookie);
      const { page } = window;
      const press = async (name: string | RegExp, role: 'button' | 'tab' | 'link' = 'button') => {
        await page.getByRole(role, { name }).first().focus();
        await page.keyboard.press('Enter');
      };
      await stage.writeRefusals();
      await page.goto(`${stage.origin}/console/org/${organizationId}/requests?show=refused`);
      await settled(window);
      await page.getByText('workspace_budget_exceeded').first().waitFor();
      await press('Limits and budgets', 'link');
      await page.getByRole('heading', { level: 1, name: 'Limits and budgets' }).waitFor();
      await page.getByRole('tab', { name: 'Organization' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByText('Reached').waitFor();
      await page.getByText('Requests are refused until the limit resets or is raised.').waitFor();
      await press('Edit limits');
      await page.getByRole('textbox', { name: 'Amount (USD)' }).focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('5');
      await page.keyboard.press('Enter');
      await page.getByText(/of \$5\.00/).waitFor();
      expect(await page.getByText('Reached').count()).toBe(0);
      expect(window.takeFaults()).toEqual([]);
      await window.context.close();
      // The next request is held to the new limit: whatever refuses it now, it is not the budget.
      await expect.poll(ask, { timeout: 60_000 }).not.toBe('workspace_budget_exceeded');
    },
    TIMEOUT_MS,
  );
}
