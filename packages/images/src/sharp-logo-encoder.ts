import type { EncodedLogo, LogoEncoder } from '@weir/domain/branding';
import { DomainError } from '@weir/domain/kernel';
import type { default as SharpModule } from 'sharp';
import { type ImageFormat, imageFormatOf, requireDrawableSvg } from './image-format.ts';

/** The largest that a logo is drawn: twice the pixels of where it is shown, for dense screens. */
const MAX_WIDTH = 1_024;
const MAX_HEIGHT = 512;
/** Of the given image, looked at before a pixel is decoded: 64 MiB of memory at most. */
const MAX_PIXELS = 16_777_216;
const TIMEOUT_S = 10;
/** Dots per inch at which a unit of SVG is a pixel. */
const SVG_DENSITY = 72;
/** The most that sharp draws at. */
const MAX_DENSITY = 2_400;

/**
 * Draws logos by libvips (sharp), one at a time. Only loaders of the formats in {@link ImageFormat} are allowed, and the image must be of
 * the format that its first bytes say. An SVG is drawn by librsvg, which runs no script and, without an address of the
 * document, loads nothing.
 */
export class SharpLogoEncoder implements LogoEncoder {
  #sharp: Promise<typeof SharpModule> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  encode(image: Uint8Array): Promise<EncodedLogo> {
    const encoded = this.#last.then(() => this.#encode(image));
    this.#last = encoded.catch(() => {});
    return encoded;
  }

  async #encode(image: Uint8Array): Promise<EncodedLogo> {
    const format = imageFormatOf(image);
    if (format === null) throw invalidImage('must be a PNG, JPEG, GIF, WebP or SVG image');
    if (format === 'svg') requireDrawableSvg(image);
    this.#sharp ??= loadSharp();
    const sharp = await this.#sharp.catch((error: unknown) => {
      this.#sharp = null;
      throw error;
    });
    try {
      const density = format === 'svg' ? await densityOf(sharp, image) : SVG_DENSITY;
      const options = { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1, density } as const;
      const found = await sharp(image, options).metadata();
      if (found.format !== format) throw invalidImage('is not of the format that it begins as');
      const { data, info } = await sharp(image, options)
        .autoOrient()
        .resize({ width: MAX_WIDTH, height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true })
        .toColourspace('srgb')
        .png({ compressionLevel: 9 })
        .timeout({ seconds: TIMEOUT_S })
        .toBuffer({ resolveWithObject: true });
      return { png: data, width: info.width, height: info.height };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      // What libvips says may quote the image.
      throw invalidImage('is broken, or too large to be drawn');
    }
  }
}

/** Loaded by the first image: a gateway without one does not pay for it. */
async function loadSharp(): Promise<typeof SharpModule> {
  const { default: sharp } = await import('sharp').catch((error: unknown) => {
    // A bundle is one file: native programs are installed beside it, or not.
    const message = 'This gateway cannot draw images: the package `sharp` is not installed.';
    throw new DomainError('operation_not_served', message, { cause: error });
  });
  // One thread, and nothing kept: images are rare, and requests are not.
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  const loaders = ['Png', 'Jpeg', 'Nsgif', 'Webp', 'Svg'];
  sharp.unblock({ operation: loaders.map((name) => `VipsForeignLoad${name}`) });
  return sharp;
}

/** So that a small drawing is as sharp as a large one. */
async function densityOf(sharp: typeof SharpModule, image: Uint8Array): Promise<number> {
  const options = { limitInputPixels: MAX_PIXELS, failOn: 'error', density: SVG_DENSITY } as const;
  const { width = 0, height = 0 } = await sharp(image, options).metadata();
  if (width === 0 || height === 0 || width * height > MAX_PIXELS)
    throw invalidImage('has no size to be drawn at');
  const scale = Math.min(MAX_WIDTH / width, MAX_HEIGHT / height);
  return Math.min(MAX_DENSITY, Math.max(1, Math.floor(SVG_DENSITY * scale)));
}

export function invalidImage(problem: string): DomainError {
  return new DomainError('invalid_parameter', `image: ${problem}.`, { param: 'image' });
}
