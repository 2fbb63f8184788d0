/** Where the console shows an image. */
export const BRANDING_SLOTS = ['login_logo', 'header_logo_light', 'header_logo_dark'] as const;

export type BrandingSlot = (typeof BRANDING_SLOTS)[number];

/** What can be switched off. */
export const BRANDING_ELEMENTS = [...BRANDING_SLOTS, 'title', 'subtitle'] as const;

export type BrandingElement = (typeof BRANDING_ELEMENTS)[number];

/** A PNG that was made anew from what was uploaded. */
export interface BrandingImage {
  readonly slot: BrandingSlot;
  readonly width: number;
  readonly height: number;
  readonly updatedAt: Date;
}

/** How the console presents itself. */
export interface Branding {
  readonly title: string | null;
  readonly subtitle: string | null;
  /** The elements that are switched on, given or not. */
  readonly shows: ReadonlySet<BrandingElement>;
  readonly images: readonly BrandingImage[];
}
