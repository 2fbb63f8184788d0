import type { ReactNode } from 'react';
import { Link } from '../../ui/link.tsx';
import type { RequestsSearch } from '../requests/requests-search.ts';
import { useUsageOrganization } from './usage-of.ts';

/** Leads from a number to the requests that it sums up. */
export function RequestsLink({ search, children }: { search: RequestsSearch; children: ReactNode }) {
  const organizationId = useUsageOrganization();
  const { period, from, to, model, api_key_id, provider, workspace_id, user_id, ending, scope } = search;
  const filters = { period, from, to, model, api_key_id, provider, workspace_id, ending };
  return organizationId === null ? (
    <Link to="/requests" search={{ ...filters, scope }}>
      {children}
    </Link>
  ) : (
    <Link to="/org/$organizationId/requests" params={{ organizationId }} search={{ ...filters, user_id }}>
      {children}
    </Link>
  );
}
