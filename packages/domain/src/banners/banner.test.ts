import { expect, it } from 'vitest';
import { type BannerContent, mostShownAtOnce } from './banner.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const banner = (from: number, until: number | null, visible = true): BannerContent => ({
  text: 'Maintenance',
  translations: {},
  level: 'info',
  link: null,
  startsAt: day(from),
  endsAt: until === null ? null : day(until),
  dismissible: true,
  public: false,
  visible,
});

it('counts the banners of the busiest moment, now or later', () => {
  const most = (...banners: BannerContent[]) => mostShownAtOnce(banners, day(10));
  expect(most()).toBe(0);
  expect(most(banner(1, null), banner(2, null))).toBe(2);
  // One after the other.
  expect(most(banner(11, 12), banner(12, 13), banner(13, null))).toBe(1);
  expect(most(banner(11, 13), banner(12, 14), banner(13, 15))).toBe(2);
  // Over, or hidden.
  expect(most(banner(1, 9), banner(1, 10), banner(11, null, false))).toBe(0);
});
