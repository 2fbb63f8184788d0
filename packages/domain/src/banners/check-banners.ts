import { DomainError } from '../kernel/domain-error.ts';
import { type Banner, type BannerContent, MAX_SHOWN_BANNERS, mostShownAtOnce } from './banner.ts';

/** Throws DomainError `invalid_parameter` for a period that ends before it starts. */
export function checkPeriod({ startsAt, endsAt }: BannerContent): void {
  if (endsAt === null || endsAt > startsAt) return;
  throw new DomainError('invalid_parameter', 'ends_at: must be after starts_at', { param: 'ends_at' });
}

/** Throws DomainError `conflict` when more would be shown at once than the console shows. */
export function checkShown(banners: readonly Banner[], at: Date): void {
  if (mostShownAtOnce(banners, at) <= MAX_SHOWN_BANNERS) return;
  throw new DomainError(
    'conflict',
    `More than ${MAX_SHOWN_BANNERS} banners would be shown at once. Hide one or change a period.`,
  );
}
