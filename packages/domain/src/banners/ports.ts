import type { UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Banner, BannerId } from './banner.ts';

export interface BannerRepository {
  /** All of them, for a change that no other may overlap: others wait until the transaction ends. */
  lockAll(): Promise<readonly Banner[]>;
  /** Newest first. */
  list(page: PageRequest): Promise<Page<Banner>>;
  insert(banner: Banner): Promise<void>;
  update(banner: Banner): Promise<void>;
  /** Shows it again to those who dismissed it. */
  forgetDismissals(id: BannerId): Promise<void>;
  /** False when there is none. */
  delete(id: BannerId): Promise<boolean>;
  /** Those that are shown at this time, newest first: to a user without those they dismissed, or (null) to anybody. */
  listShown(at: Date, userId: UserId | null): Promise<readonly Banner[]>;
  /** Whether a banner that may be dismissed is shown at this time; null when none of this id is. */
  isDismissible(id: BannerId, at: Date): Promise<boolean | null>;
  /** Dismissing again changes nothing. */
  dismiss(id: BannerId, userId: UserId, at: Date): Promise<void>;
}

/** The storage of banners, within a unit of work. */
export interface BannerRepositories {
  readonly banners: BannerRepository;
}
