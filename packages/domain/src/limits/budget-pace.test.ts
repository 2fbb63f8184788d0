import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetPace } from './budget-pace.ts';

describe('budgetPace', () => {
  it('is exact for days that are alike', () => {
    expect(budgetPace(1_000n, [0n, 0n, 100n, 100n, 100n])).toEqual({
      perDay: 100,
      days: 10,
      daysLow: 10,
      daysHigh: 10,
      fromDays: 3,
    });
  });

  it('says less the more the days differ, down to nothing about the latest end', () => {
    const calm = budgetPace(1_000n, [90n, 110n, 100n, 95n, 105n, 100n, 100n])!;
    expect([calm.daysLow, calm.days, calm.daysHigh].map((days) => Math.round(days! * 100) / 100)).toEqual([
      9.61, 10, 10.42,
    ]);
    const wild = budgetPace(1_000n, [0n, 1n, 0n, 0n, 0n, 0n, 700n])!;
    expect(wild.daysLow).toBeLessThan(wild.days);
    expect(wild.daysHigh).toBeNull();
  });

  it('concludes nothing from fewer than three days, or from none with use', () => {
    expect(budgetPace(1_000n, [0n, 0n, 0n, 0n, 0n, 5n, 5n])).toBeNull();
    expect(budgetPace(1_000n, [0n, 0n, 0n, 0n, 0n, 0n, 0n])).toBeNull();
    expect(budgetPace(1_000n, [])).toBeNull();
  });

  it('lasts no longer when nothing is left', () => {
    expect(budgetPace(0n, [5n, 7n, 9n])).toMatchObject({ days: 0, daysLow: 0 });
  });

  it('keeps the estimate between its bounds, whatever was used', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(amounts, fc.array(amounts, { minLength: 3, maxLength: 7 }), (left, days) => {
        const pace = budgetPace(left, days);
        if (pace === null) return;
        const slack = 1e-6 * (1 + pace.days);
        expect(pace.daysLow).toBeLessThanOrEqual(pace.days + slack);
        expect(pace.daysHigh ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(pace.days - slack);
      }),
    );
  });
});
