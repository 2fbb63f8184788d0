import type { Branding, BrandingImage, BrandingSlot } from './branding.ts';

export interface BrandingRepository {
  find(): Promise<Branding>;
  /** Like `find`, and excludes other changes until the transaction ends. */
  findForUpdate(): Promise<Branding>;
  /** Writes title, subtitle and switches. */
  update(branding: Branding): Promise<void>;
  putImage(image: BrandingImage, png: Uint8Array): Promise<void>;
  /** False when there is none. */
  deleteImage(slot: BrandingSlot): Promise<boolean>;
  /** The image as it was put at this time; null when another is there, or none. */
  readImage(slot: BrandingSlot, updatedAt: Date): Promise<Uint8Array | null>;
}

/** The storage of the branding, within a unit of work. */
export interface BrandingRepositories {
  readonly branding: BrandingRepository;
}

/** An image that was made anew: no byte of the given one is in it. */
export interface EncodedLogo {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface LogoEncoder {
  /**
   * Draws a PNG, JPEG, GIF, WebP or SVG image of a stranger as a PNG of at most 1,024 × 512 pixels. What an SVG refers to is
   * not loaded, and nothing in it runs.
   *
   * @throws DomainError `invalid_parameter` for what is none of these, is broken, or is too large to be drawn;
   *   `operation_not_served` where nothing can draw
   */
  encode(image: Uint8Array): Promise<EncodedLogo>;
}
