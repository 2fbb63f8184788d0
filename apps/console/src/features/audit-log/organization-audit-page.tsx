import { useNavigate } from '@tanstack/react-router';
import { useCan } from '../../session/permissions.ts';
import { Page } from '../../ui/page.tsx';
import { AuditLog, pathOf } from './audit-log.tsx';
import type { AuditSearch } from './audit-search.ts';

export interface OrganizationAuditPageProps {
  readonly organizationId: string;
  readonly search: AuditSearch;
}

export function OrganizationAuditPage({ organizationId, search }: OrganizationAuditPageProps) {
  const navigate = useNavigate({ from: '/org/$organizationId/audit-log' });
  const mayExport = useCan('audit.export', { organizationId });
  return (
    <Page screen="/org/$organizationId/audit-log" calls={[{ method: 'GET', path: pathOf(organizationId) }]}>
      <AuditLog
        organizationId={organizationId}
        mayExport={mayExport}
        search={search}
        onChange={(changes) =>
          void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) })
        }
      />
    </Page>
  );
}
