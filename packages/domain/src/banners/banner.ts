import type { LANGUAGES } from '../identity/user-preferences.ts';
import type { Id, UserId } from '../kernel/ids.ts';

export type BannerId = Id<'banner'>;

export const BANNER_LEVELS = ['info', 'success', 'warning', 'critical'] as const;

/** Shown at once: more would not be read. */
export const MAX_SHOWN_BANNERS = 5;
/** Kept, shown or not. */
export const MAX_BANNERS = 100;

/** What people state about a banner. */
export interface BannerContent {
  readonly text: string;
  /** In other languages the text is shown as it is. */
  readonly translations: { readonly [Language in (typeof LANGUAGES)[number]]?: string | undefined };
  readonly level: (typeof BANNER_LEVELS)[number];
  /** `https://…` */
  readonly link: string | null;
  readonly startsAt: Date;
  /** Null: until it is hidden. */
  readonly endsAt: Date | null;
  readonly dismissible: boolean;
  /** Shown before sign-in, too. */
  readonly public: boolean;
  /** Switched on: shown within its period. */
  readonly visible: boolean;
}

/** What the console says to everybody. */
export interface Banner extends BannerContent {
  readonly id: BannerId;
  /** Null when the user was removed. */
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How many of these are shown at the busiest moment that begins at `from` or later. */
export function mostShownAtOnce(banners: readonly BannerContent[], from: Date): number {
  const visible = banners.filter(({ visible: isVisible }) => isVisible);
  const shownAt = (at: Date) =>
    visible.filter(({ startsAt, endsAt }) => startsAt <= at && (endsAt === null || endsAt > at)).length;
  // The number only grows where one starts.
  const starts = visible.map(({ startsAt }) => (startsAt < from ? from : startsAt));
  return Math.max(0, ...starts.map(shownAt));
}
