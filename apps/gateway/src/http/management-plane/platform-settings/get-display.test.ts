import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/settings/display', () => {
  let management: OwnTestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management?.stop());

  describe('200', () => {
    it('tells everybody who is signed in the currency, its rate and the day of the rate', async () => {
      const [admin, person] = [await management.signIn({ platformRole: 'admin' }), await management.signIn()];
      const shown = async () => (await person.get('/v1/settings/display')).body;
      expect(await shown()).toEqual({ currency: { code: 'USD', rate: '1', rate_date: null } });
      const set = async (display_currency: object) =>
        (await admin.patch('/v1/admin/settings', { display_currency })).status;
      expect(await set({ code: 'JPY', rate: '151.2', rate_date: '2026-03-28' })).toBe(200);
      expect(await shown()).toEqual({ currency: { code: 'JPY', rate: '151.2', rate_date: '2026-03-28' } });
      // The same rate again keeps its day, another without a day is of today.
      expect(await set({ code: 'JPY', rate: '151.2' })).toBe(200);
      expect((await shown()).currency.rate_date).toBe('2026-03-28');
      expect(await set({ code: 'JPY', rate: '152' })).toBe(200);
      expect((await shown()).currency.rate_date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect((await shown()).currency.rate_date).not.toBe('2026-03-28');
    });

    it('knows the currencies of ISO 4217', async () => {
      const admin = await management.signIn({ platformRole: 'admin' });
      const set = async (code: string) =>
        (await admin.patch('/v1/admin/settings', { display_currency: { code, rate: '2' } })).status;
      const codes =
        'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MXN MYR NOK NZD PHP PLN SEK SGD THB TRY USD ZAR';
      for (const code of codes.split(' ')) expect([code, await set(code)]).toEqual([code, 200]);
      expect(await set('XYZ')).toBe(400);
    });
  });
});
