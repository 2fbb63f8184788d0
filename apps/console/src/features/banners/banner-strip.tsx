import { useLingui } from '@lingui/react/macro';
import { IconButton } from '../../ui/icon-button.tsx';
import { ExternalLink } from '../../ui/link.tsx';
import type { ShownBanner } from './banner-queries.ts';

const TONES: Readonly<Record<ShownBanner['level'], string>> = {
  info: 'bg-accent-soft text-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  critical: 'bg-danger-soft text-danger',
};

/** One banner, in the language of the console. Plain text. */
export function BannerStrip({
  banner,
  onDismiss,
}: {
  banner: ShownBanner;
  onDismiss?: (() => void) | undefined;
}) {
  const { t, i18n } = useLingui();
  const text = banner.translations[i18n.locale as keyof ShownBanner['translations']] ?? banner.text;
  return (
    <div className={`flex min-h-11 items-center justify-center gap-3 px-4 py-2 ${TONES[banner.level]}`}>
      <p className="min-w-0 break-words">
        {text} {banner.link === null ? null : <ExternalLink href={banner.link}>{t`Read more`}</ExternalLink>}
      </p>
      {onDismiss === undefined ? null : <IconButton label={t`Dismiss`} icon="x" onPress={onDismiss} />}
    </div>
  );
}
