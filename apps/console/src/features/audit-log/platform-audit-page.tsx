import { useNavigate } from '@tanstack/react-router';
import { useCan } from '../../session/permissions.ts';
import { Page } from '../../ui/page.tsx';
import { AuditLog, pathOf } from './audit-log.tsx';
import type { AuditSearch } from './audit-search.ts';

export function PlatformAuditPage({ search }: { search: AuditSearch }) {
  const navigate = useNavigate({ from: '/admin/audit-log' });
  const mayExport = useCan('platform.audit.export');
  return (
    <Page screen="/admin/audit-log" calls={[{ method: 'GET', path: pathOf(null) }]}>
      <AuditLog
        organizationId={null}
        mayExport={mayExport}
        search={search}
        onChange={(changes) =>
          void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) })
        }
      />
    </Page>
  );
}
