import type { Banner } from '../banners/banner.ts';
import type { BannerRepositories } from '../banners/ports.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { Branding, BrandingImage, BrandingSlot } from './branding.ts';
import { shownBranding } from './get-branding.ts';
import type { BrandingRepositories } from './ports.ts';

/** What the console shows before anybody has signed in. */
export interface PublicView {
  readonly branding: Branding;
  /** Those that are switched off, too: whoever administers them looks at them first. */
  readonly images: readonly BrandingImage[];
  /** Those for everybody, newest first. */
  readonly banners: readonly Banner[];
}

/** How old an answer to strangers may be. */
const FRESH_MS = 1_000;

/**
 * Reads what strangers may see. They can ask as often as they want: the database is asked once a second, and for each image
 * once.
 */
export class PublicBranding {
  readonly #ports: Pick<ManagementPorts<BannerRepositories & BrandingRepositories>, 'unitOfWork' | 'clock'>;
  #view: Promise<PublicView> | null = null;
  #readAtMs = 0;
  readonly #images = new Map<BrandingSlot, { readonly version: number; readonly png: Uint8Array }>();

  constructor(
    ports: Pick<ManagementPorts<BannerRepositories & BrandingRepositories>, 'unitOfWork' | 'clock'>,
  ) {
    this.#ports = ports;
  }

  /** Rejects with DomainError `database_unavailable`. */
  view(): Promise<PublicView> {
    const nowMs = this.#ports.clock.nowMs();
    if (this.#view !== null && Math.abs(nowMs - this.#readAtMs) < FRESH_MS) return this.#view;
    const view = this.#read(nowMs);
    view.catch(() => this.forget());
    this.#view = view;
    this.#readAtMs = nowMs;
    return view;
  }

  /** After a change by this process, which must see it. */
  forget(): void {
    this.#view = null;
  }

  /**
   * @param version when the image was put, milliseconds since 1970
   * @returns the PNG; null when this is not the image of the slot
   */
  async image(slot: BrandingSlot, version: number): Promise<Uint8Array | null> {
    const { images } = await this.view();
    const isThere = images.some((image) => image.slot === slot && image.updatedAt.getTime() === version);
    if (!isThere) return null;
    const kept = this.#images.get(slot);
    if (kept?.version === version) return kept.png;
    const png = await this.#ports.unitOfWork.repositories.branding.readImage(slot, new Date(version));
    if (png !== null) this.#images.set(slot, { version, png });
    return png;
  }

  async #read(nowMs: number): Promise<PublicView> {
    const { branding: repository, banners } = this.#ports.unitOfWork.repositories;
    const branding = await repository.find();
    return {
      branding: shownBranding(branding),
      images: branding.images,
      banners: await banners.listShown(new Date(nowMs), null),
    };
  }
}
