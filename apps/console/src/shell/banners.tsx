import { useLingui } from '@lingui/react/macro';
import { useDismissBanner, useShownBanners } from '../features/banners/banner-queries.ts';
import { BannerStrip } from '../features/banners/banner-strip.tsx';
import { useCan } from '../session/permissions.ts';

/** What the platform tells everybody. A dismissed banner is gone at once, and for this person for good. */
export function Banners() {
  const { t } = useLingui();
  const banners = useShownBanners(useCan('banner.list'));
  const mayDismiss = useCan('banner.dismiss');
  const dismiss = useDismissBanner();
  const leaving = dismiss.isPending ? dismiss.variables.params.path.banner_id : null;
  const shown = (banners ?? []).filter(({ id }) => id !== leaving);
  if (shown.length === 0) return null;
  return (
    <section aria-label={t`Announcements`}>
      {shown.map((banner) => (
        <BannerStrip
          key={banner.id}
          banner={banner}
          onDismiss={
            banner.dismissible && mayDismiss
              ? () => dismiss.mutate({ params: { path: { banner_id: banner.id } } })
              : undefined
          }
        />
      ))}
    </section>
  );
}
