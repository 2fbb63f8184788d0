import { GATEWAY_URL } from '../../base-path.ts';
import type { Branding } from './branding-queries.ts';

/** An image of the branding. `name` says what it stands for. */
export function Logo({
  image,
  name,
  size,
}: {
  image: NonNullable<Branding['images'][keyof Branding['images']]>;
  name: string;
  size: 'header' | 'page';
}) {
  return (
    <img
      src={`${GATEWAY_URL}${image.url}`}
      width={image.width}
      height={image.height}
      alt={name}
      className={
        size === 'header'
          ? 'h-7 w-auto max-w-40 object-contain'
          : 'h-auto max-h-24 w-auto max-w-full object-contain'
      }
    />
  );
}
