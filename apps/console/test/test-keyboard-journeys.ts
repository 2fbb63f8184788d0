import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { openPage, type Watched } from './browser.ts';
import { decideByKeyboard } from './decide-by-keyboard.ts';
import { arriveAt, choose, press, tabTo } from './keyboard.ts';
import type { Shown } from './shown.ts';

const TIMEOUT_MS = 300_000;
const GRACE = 'grace@example.com';
const ADA = 'ada@example.com';
const REASON = 'To try it';

/** What people do from beginning to end without a mouse. */
export function testKeyboardJourneys(shown: Shown): void {
  it(
    'by keyboard alone: an owner invites somebody, who signs in and accepts, and gets another role',
    async () => {
      const owner = await openPage(shown.browser, shown.stage.origin, shown.stage.cookieOf('owner'));
      await owner.page.goto(`${shown.stage.origin}/console/`);
      await arriveAt(owner.page, 'Home');
      await press(owner.page, 'link', 'Invitations');
      await arriveAt(owner.page, 'Invitations');
      await press(owner.page, 'button', 'Invite people');
      const addresses = owner.page.getByLabel('Email addresses');
      await tabTo(owner.page, addresses);
      await owner.page.keyboard.type(GRACE);
      await press(owner.page, 'button', 'Invite one person');
      await owner.page.getByText('Invited', { exact: true }).waitFor();
      await press(owner.page, 'button', 'Done');

      const grace = await openPage(shown.browser, shown.stage.origin, null);
      await signIn(grace, shown.stage.origin, GRACE);
      await press(grace.page, 'button', 'Accept');
      await grace.page.getByText('You are now a member of Meadow').waitFor();
      await grace.page
        .getByRole('link', { name: 'Overview' })
        .or(grace.page.getByText('Get started'))
        .first()
        .waitFor();
      expect(await grace.page.getByRole('link', { name: 'Invitations' }).count()).toBe(0);

      await press(owner.page, 'link', 'Members');
      await arriveAt(owner.page, 'Members');
      await press(owner.page, 'button', `Actions for ${GRACE}`);
      await owner.page.getByRole('menuitem', { name: 'Change role' }).waitFor();
      // The first entry has the focus.
      await owner.page.keyboard.press('Enter');
      const role = owner.page.getByRole('dialog').getByRole('button', { name: /Role/ });
      await tabTo(owner.page, role);
      await owner.page.keyboard.press('Enter');
      await owner.page.getByRole('option', { name: /Admin/ }).waitFor();
      await owner.page.keyboard.press('ArrowDown');
      await owner.page.keyboard.press('Enter');
      await press(owner.page, 'button', 'Change role');
      await owner.page.getByText('Role changed').waitFor();

      await grace.page.reload();
      await grace.page.getByRole('link', { name: 'Invitations', exact: true }).waitFor();
      expect([...owner.takeFaults(), ...faultsOf(grace)]).toEqual([]);
      await Promise.all([owner.context.close(), grace.context.close()]);
    },
    TIMEOUT_MS,
  );

  it(
    'by keyboard alone: somebody signs in, subscribes, makes a key, asks in the playground, sees the timeline and the usage',
    async () => {
      const { origin, params } = shown.stage;
      const restrictedModel = params.restrictedModel!;
      const window = await openPage(shown.browser, origin, null);
      const { page } = window;
      const invitations = [{ email: ADA, role: 'member' }];
      await shown.call('owner', 'POST', `/v1/organizations/${params.organizationId}/invitations`, {
        invitations,
      });
      await signIn(window, origin, ADA);
      await press(page, 'button', 'Accept');
      await page.getByText('Get started').waitFor();
      await press(page, 'link', 'Models');
      await arriveAt(page, 'Models');
      await press(page, 'link', restrictedModel);
      await arriveAt(page, 'Model');
      await press(page, 'button', 'Subscribe');
      await tabTo(page, page.getByLabel('Reason'));
      await page.keyboard.type(REASON);
      await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Subscribe' }));
      await page.keyboard.press('Enter');
      await page.getByText('Pending approval').waitFor();
      await decideByKeyboard(shown, REASON);

      await press(page, 'link', 'API keys');
      await arriveAt(page, 'API keys');
      await press(page, 'button', 'Create key');
      const name = page.getByLabel('Name', { exact: true });
      await tabTo(page, name);
      await page.keyboard.type('journey');
      await page.keyboard.press('Enter');
      const secret = (await page.getByRole('alertdialog').locator('pre').textContent())!;
      await press(page, 'button', 'I have saved it');
      // The subscription reaches the gateway within a second.
      await vi.waitFor(async () => expect(await ask(origin, secret, restrictedModel)).toBe(200), {
        timeout: 60_000,
        interval: 200,
      });

      await press(page, 'link', 'Playground');
      await arriveAt(page, 'Playground');
      await choose(page, 'Model', restrictedModel);
      await tabTo(page, page.getByLabel('Message'));
      await page.keyboard.type('How deep is the river?');
      await press(page, 'button', 'Send');
      await page.locator('[data-ledger]').waitFor();
      await press(page, 'link', 'View timing');
      await arriveAt(page, 'Request');
      const timeline = page.getByRole('table', { name: 'Timeline' });
      for (const step of ['Received', 'Admitted', 'First token', 'Recorded in the ledger']) {
        await timeline.getByRole('cell', { name: step, exact: true }).waitFor();
      }

      await press(page, 'link', 'My requests');
      await arriveAt(page, 'My requests');
      await untilShown(page, () => page.getByRole('cell', { name: restrictedModel }).first());
      await press(page, 'link', 'My usage');
      await arriveAt(page, 'My usage');
      await untilShown(page, () => page.getByRole('row', { name: new RegExp(restrictedModel) }));
      await press(page, 'link', 'View requests');
      await arriveAt(page, 'My requests');
      await page.getByRole('cell', { name: 'journey' }).first().waitFor();
      expect(faultsOf(window)).toEqual([]);
      await window.context.close();
    },
    TIMEOUT_MS,
  );
}

/** From nothing to the first screen, by the sign-in for development. */
async function signIn({ page }: Watched, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/console/`);
  await arriveAt(page, 'Sign in');
  await press(page, 'link', /^Continue with/);
  await page.getByLabel('Name or email address').waitFor();
  await page.keyboard.type(email);
  await page.keyboard.press('Enter');
  await arriveAt(page, 'Home');
}

/** Reloads until it is shown: what is settled reaches reports within moments. */
async function untilShown(page: Page, element: () => ReturnType<Page['getByRole']>): Promise<void> {
  await vi.waitFor(
    async () => {
      await page.reload();
      await element().waitFor({ timeout: 5_000 });
    },
    { timeout: 60_000, interval: 500 },
  );
}

/** The screen asks who is signed in, and nobody is at first. */
function faultsOf(window: Watched): string[] {
  return window.takeFaults().filter((fault) => fault !== '401 /v1/auth/session');
}

async function ask(origin: string, secret: string, model: string): Promise<number> {
  const answer = await fetch(`${origin}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'What is a weir?' }] }),
  });
  await answer.text();
  return answer.status;
}
