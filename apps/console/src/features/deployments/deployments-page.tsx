import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Page } from '../../ui/page.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { ConnectionField } from '../connections/connection-field.tsx';
import { ModelField } from '../managed-models/model-field.tsx';
import { DeploymentsCard } from './deployments-card.tsx';
import type { DeploymentsSearch } from './deployments-search.ts';

/** Where requests to models go. */
export function DeploymentsPage({ search }: { search: DeploymentsSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/admin/deployments' });
  const change = (changes: Partial<DeploymentsSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  const query = new URLSearchParams(
    Object.entries(search).filter(([name, value]) => name !== 'cursor' && value !== undefined) as [
      string,
      string,
    ][],
  );
  return (
    <Page
      screen="/admin/deployments"
      lead={
        <Trans>
          A deployment is one model on one connection. Requests try the lowest tier first and move to the next
          tier only if all deployments before it fail.
        </Trans>
      }
      calls={[{ method: 'GET', path: `/v1/admin/deployments${query.size === 0 ? '' : `?${query}`}` }]}
    >
      <Toolbar>
        <ModelField
          label={t`Model`}
          nothing={t`All`}
          value={search.model_id ?? null}
          onChange={(id) => change({ model_id: id ?? undefined })}
        />
        <ConnectionField
          label={t`Connection`}
          nothing={t`All`}
          value={search.connection_id ?? null}
          onChange={(id) => change({ connection_id: id ?? undefined })}
        />
      </Toolbar>
      <DeploymentsCard modelId={search.model_id} connectionId={search.connection_id} cursor={search.cursor} />
    </Page>
  );
}
