import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { openPage, settled, type Watched } from './browser.ts';
import { everythingKept } from './everything-kept.ts';
import type { Shown } from './shown.ts';

const TIMEOUT_MS = 300_000;
/** Of a display at 60 Hz. */
const FRAME_MS = 1_000 / 60;
/** As the stage's models are set. */
const STEADY = { tokens: 60, gapMs: 30 };
const ENDINGS = [
  {
    model: 'meadow-cut',
    says: 'Failed during the response',
    alert: ['upstream_connection_lost'],
    ending: 'upstream_failed',
    stalls: 0,
  },
  {
    model: 'meadow-error',
    says: 'Failed during the response',
    alert: ['engine_failed'],
    ending: 'upstream_failed',
    stalls: 0,
  },
  { model: 'meadow-stall', says: 'Complete', alert: [], ending: 'completed', stalls: 3 },
  { model: 'meadow-slow', says: 'Stopped by you', alert: [], ending: 'client_disconnected', stalls: 0 },
];

interface FoundRequest {
  readonly record: {
    readonly ending: string;
    readonly itl: { readonly count: number; readonly p50_us: number };
  };
  readonly stream: {
    readonly gaps: readonly { readonly count: number }[];
    readonly stalls: { readonly count: number };
  };
}

interface Saved {
  readonly turns: readonly {
    readonly answers: readonly {
      readonly state: string;
      readonly request_id: string;
      readonly browser_timing_ms: { readonly arrivals: readonly number[] };
    }[];
  }[];
}

function playgroundOf(shown: Shown) {
  const open = async (model: string, more = ''): Promise<Watched> => {
    const window = await openPage(shown.browser, shown.stage.origin, shown.stage.cookieOf('owner'));
    const models = encodeURIComponent(JSON.stringify([model]));
    await window.page.goto(`${shown.stage.origin}/console/playground?models=${models}${more}`);
    await settled(window);
    return window;
  };

  const send = async (page: Page) => {
    await page.getByLabel('Message').fill('How deep is the river?');
    await page.getByRole('button', { name: 'Send' }).click();
  };

  const ask = async <Answer>(path: string): Promise<Answer> => {
    const { body } = await shown.call(
      'owner',
      'GET',
      `/v1/organizations/${shown.stage.params.organizationId}${path}`,
    );
    return body as Answer;
  };

  const requestOf = (id: string) => ask<FoundRequest>(`/requests/${id}`);

  const recordsOf = async (model: string) => {
    const { data } = await ask<{ data: { request_id: string; ending: string }[] }>(
      `/usage/records?model=${model}`,
    );
    return data;
  };

  const saved = async (page: Page): Promise<Saved> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as JSON' }).click(),
    ]);
    return JSON.parse(await readFile(await download.path(), 'utf8')) as Saved;
  };

  return { open, send, requestOf, recordsOf, saved };
}

/** How long the gaps are that the playground measures. Wants the processor for itself. */
export function testGaps(shown: Shown): void {
  const { open, send, requestOf, saved } = playgroundOf(shown);

  it('shows the gaps of the simulator, within 1 ms at the gateway and a frame in the browser', {
    timeout: TIMEOUT_MS,
    // Another program may take the processor for the whole of an answer.
    retry: 3,
  }, async () => {
    const { page, context, takeFaults } = await open('meadow-steady');
    await send(page);
    await page.locator('[data-ledger]').waitFor();
    const answer = (await saved(page)).turns[0]!.answers[0]!;
    const { arrivals } = answer.browser_timing_ms;
    expect(arrivals).toHaveLength(STEADY.tokens);
    const gaps = arrivals.slice(1).map((at, index) => at - arrivals[index]!);
    const median = gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)]!;
    expect(Math.abs(median - STEADY.gapMs)).toBeLessThanOrEqual(FRAME_MS);
    const { record, stream } = await requestOf(answer.request_id);
    const { itl } = record;
    expect(itl.count).toBe(STEADY.tokens - 1);
    expect(Math.abs(itl.p50_us / 1_000 - STEADY.gapMs)).toBeLessThanOrEqual(1);
    expect(Math.abs(itl.p50_us / 1_000 - median)).toBeLessThanOrEqual(FRAME_MS);
    // The histogram has each gap once, and most where the script has them.
    const gapsOfLedger = stream.gaps.reduce((sum, { count }) => sum + count, 0);
    expect(gapsOfLedger).toBe(STEADY.tokens - 1);
    // What the page says of the gateway is what the ledger has.
    const shownGap = /gaps ([\d.]+) ms/.exec((await page.locator('[data-ledger]').textContent())!)![1]!;
    expect(Math.abs(Number(shownGap) - itl.p50_us / 1_000)).toBeLessThanOrEqual(0.1);
    expect(takeFaults()).toEqual([]);
    await context.close();
  });
}

/** What the playground shows of a stream is what the simulator sent and what the ledger has. */
export function testPlayground(shown: Shown): void {
  const { open, send, requestOf, recordsOf, saved } = playgroundOf(shown);

  it(
    'says of a cut, an error event, a stall and a stop what it was, and each has one record',
    async () => {
      const tried = ENDINGS.map(async ({ model, says, alert, ending, stalls }) => {
        const { page, context } = await open(model);
        await send(page);
        if (ending === 'client_disconnected') {
          await page.getByText('Responding').waitFor();
          await page.getByRole('button', { name: 'Stop' }).click();
        }
        await page.getByText(says, { exact: true }).waitFor();
        expect(await page.getByRole('alert').locator('code').allTextContents(), model).toEqual(alert);
        if (stalls > 0) await page.getByText(`${stalls} stalls`, { exact: true }).waitFor();
        const { request_id, browser_timing_ms } = (await saved(page)).turns[0]!.answers[0]!;
        await vi.waitFor(async () => expect(await recordsOf(model)).not.toEqual([]), { timeout: 30_000 });
        const { record, stream } = await requestOf(request_id);
        expect(record.ending, model).toBe(ending);
        expect(stream.stalls.count, model).toBe(stalls);
        // Tokens that the gateway sent last may not have arrived when the reader stopped.
        expect(record.itl.count + 1, model).toBeGreaterThanOrEqual(browser_timing_ms.arrivals.length);
        await context.close();
      });
      await Promise.all(tried);
      for (const { model, ending } of ENDINGS) {
        expect(await recordsOf(model), model).toMatchObject([{ ending }]);
      }
    },
    TIMEOUT_MS,
  );

  it(
    'leads from a refusal to the limit that refused',
    async () => {
      const { page, context } = await open('meadow-echo', '&maxTokens=100000000');
      await send(page);
      await page.getByText('Failed', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'View why it was refused' }).click();
      await page.getByRole('heading', { name: 'Request refused' }).waitFor();
      await page.getByRole('table', { name: 'Checked limits' }).getByText('Refused here').waitFor();
      await context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'leaves the key of the playground in no storage, address, history or page, and ends it with the screen',
    async () => {
      const { page, context, idle } = await open('meadow-echo');
      const requested: string[] = [];
      page.on('request', (request) => requested.push(request.url()));
      const [made] = await Promise.all([
        page.waitForResponse((response) => response.url().endsWith('/v1/playground/keys')),
        send(page),
      ]);
      const { secret } = (await made.json()) as { secret: string };
      expect(secret).toMatch(/^sk-live-/);
      await page.locator('[data-ledger]').waitFor();
      await page.getByRole('button', { name: 'View code' }).click();
      await page.getByRole('dialog').waitFor();
      const { text } = await everythingKept(page, context);
      expect(text).not.toContain(secret);
      expect(shown.stage.log()).not.toContain(secret);
      expect(requested.filter((url) => url.includes(secret))).toEqual([]);
      await page.keyboard.press('Escape');
      const [revoked] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'DELETE'),
        page.getByRole('link', { name: 'Home' }).first().click(),
      ]);
      expect(revoked.status()).toBe(200);
      await idle();
      await context.close();
    },
    TIMEOUT_MS,
  );
}
