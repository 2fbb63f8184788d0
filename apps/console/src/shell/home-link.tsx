import { Link } from '@tanstack/react-router';
import { usePublicBranding } from '../features/branding/branding-queries.ts';
import { Logo } from '../features/branding/logo.tsx';
import { useIsDark } from './use-is-dark.ts';

const NAME = 'Weir';

/** The name or the logo in the header, as the platform is branded. */
export function HomeLink() {
  const branding = usePublicBranding();
  const isDark = useIsDark();
  const title = branding?.title ?? NAME;
  const logo = isDark ? branding?.images.header_logo_dark : branding?.images.header_logo_light;
  return (
    <Link to="/" className="flex min-w-0 items-center gap-2 text-lg font-bold text-accent">
      {logo === undefined || logo === null ? (
        <span className="truncate">{title}</span>
      ) : (
        <Logo image={logo} name={title} size="header" />
      )}
    </Link>
  );
}
