import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';

/** More than any screen has to go past. */
const MAX_STOPS = 150;

/** Goes on by Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  // The node itself: a list that opens on the way hides everything else from roles.
  const node = (await element.elementHandle())!;
  for (let stop = 0; stop <= MAX_STOPS; stop++) {
    if (await node.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${element} cannot be reached by Tab`);
}

/** Goes to a button or link and presses Enter. */
export async function press(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  const element = page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });
  await tabTo(page, element.first());
  await page.keyboard.press('Enter');
}

/** Opens a field that offers choices, types, and takes the one that is left. */
export async function choose(page: Page, label: string, choice: string): Promise<void> {
  // It is called by its label and what is chosen.
  const field = page.getByRole('button', { name: new RegExp(`^${label} `) });
  await tabTo(page, field);
  if ((await field.textContent()) === choice) return;
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox', { name: 'Search' }).waitFor();
  await page.keyboard.type(choice);
  // The gateway may still be asked for what fits.
  await page.getByRole('option', { name: choice }).waitFor();
  await soon(async () => expect(await page.getByRole('option').count()).toBe(1));
  const reached = page.locator('[role=option][data-focused]', { hasText: choice });
  if ((await reached.count()) === 0) await page.keyboard.press('ArrowDown');
  await reached.waitFor();
  await page.keyboard.press('Enter');
  await soon(async () => expect(await field.textContent()).toBe(choice));
}

function soon(isSo: () => Promise<void>): Promise<void> {
  return vi.waitFor(isSo, { timeout: 60_000 });
}

/** Waits for a screen by its heading. */
export async function arriveAt(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}
