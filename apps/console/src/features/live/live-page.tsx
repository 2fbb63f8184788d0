import { useNavigate } from '@tanstack/react-router';
import type { LiveSearch } from './live-search.ts';
import { LiveView } from './live-view.tsx';

/** What runs on the whole platform. */
export function LivePage({ search }: { search: LiveSearch }) {
  const navigate = useNavigate({ from: '/system/live' });
  return (
    <LiveView organizationId={null} search={search} onSearch={(next) => void navigate({ search: next })} />
  );
}
