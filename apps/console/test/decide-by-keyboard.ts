import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openPage } from './browser.ts';
import { arriveAt, press, tabTo } from './keyboard.ts';
import type { Shown } from './shown.ts';

const OTHERS = {
  owner: 'For the search box',
  admin: 'For a demonstration',
  member: 'For a hackathon',
} as const;

/**
 * Three others ask for another model. A platform admin goes through the queue: approves the one given and two more at once,
 * of which another admin has denied one meanwhile, and denies the last.
 *
 * @param reason of the request that is to be approved
 */
export async function decideByKeyboard({ stage, browser, call }: Shown, reason: string): Promise<void> {
  const { organizationId: organization_id, otherRestrictedModel: model } = stage.params;
  for (const [role, why] of Object.entries(OTHERS)) {
    const asked = await call(role, 'POST', '/v1/subscriptions', { organization_id, model, reason: why });
    expect(asked.status).toBeLessThan(300);
  }
  const window = await openPage(browser, stage.origin, stage.cookieOf('platform admin'));
  const { page } = window;
  await page.goto(`${stage.origin}/console/`);
  await arriveAt(page, 'Home');
  await press(page, 'link', 'Approval queue');
  await arriveAt(page, 'Approval queue');
  for (const why of [reason, OTHERS.owner, OTHERS.member]) await select(page, why);

  const { data } = (await call('platform admin', 'GET', '/v1/admin/subscriptions?state=pending&limit=100'))
    .body as { data: { id: string; version: number; reason: string }[] };
  const { id, version } = data.find((one) => one.reason === OTHERS.member)!;
  const denial = { subscriptions: [{ id, version }], reason: 'Not this week' };
  await call('platform admin', 'POST', '/v1/admin/subscriptions/deny', denial);

  await press(page, 'button', 'Approve 3');
  await page.getByLabel('Reason').waitFor();
  await press(page, 'button', 'Approve');
  await page.getByText('The job is complete.').waitFor();
  await page.getByText('Changed or already decided: 1').waitFor();
  await page.getByRole('row').filter({ hasText: OTHERS.member }).waitFor({ state: 'detached' });

  await select(page, OTHERS.admin);
  await press(page, 'button', 'Deny');
  await tabTo(page, page.getByLabel('Reason'));
  await page.keyboard.type('It is too expensive for that.');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Deny' }));
  await page.keyboard.press('Enter');
  await page.getByRole('row').filter({ hasText: OTHERS.admin }).waitFor({ state: 'detached' });
  expect(window.takeFaults()).toEqual([]);
  await window.context.close();
}

async function select(page: Page, reason: string): Promise<void> {
  await tabTo(page, page.getByRole('row').filter({ hasText: reason }).getByRole('checkbox'));
  await page.keyboard.press('Space');
}
