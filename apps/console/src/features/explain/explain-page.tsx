import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { FoundRequestView } from '../request/found-request-view.tsx';
import { useRequest, useRequestSource } from '../request/request-queries.ts';
import { AdmissionCheck } from './admission-check.tsx';
import type { ExplainSearch } from './explain-search.ts';

/** Why a request was refused, by its id; and whether one would be admitted now. */
export function ExplainPage({ search }: { search: ExplainSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/explain' });
  const change = (changes: Partial<ExplainSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }) });
  const { path } = useRequestSource(search.request ?? '');
  return (
    <Page
      screen="/explain"
      lead={
        <Trans>
          Every response from Weir has a request ID in its x-request-id header. Look up what happened to a
          request, or check whether a request would be admitted now.
        </Trans>
      }
      calls={[
        ...(path === null || search.request === undefined ? [] : [{ method: 'GET', path } as const]),
        {
          method: 'POST',
          path: '/v1/admission/check',
          body: { api_key_id: '…', model: '…', input_tokens: 1_000 },
        },
      ]}
    >
      <Tabs
        label={t`What to check`}
        selected={search.tab ?? 'request'}
        onSelect={(tab) => change({ tab: tab === 'request' ? undefined : tab })}
        tabs={[
          {
            id: 'request',
            label: t`A past request`,
            content: (
              <ByRequest
                requestId={search.request ?? ''}
                onSearch={(id) => change({ request: id.trim() === '' ? undefined : id.trim() })}
              />
            ),
          },
          { id: 'check', label: t`A new request`, content: <AdmissionCheck /> },
        ]}
      />
    </Page>
  );
}

function ByRequest({ requestId, onSearch }: { requestId: string; onSearch: (id: string) => void }) {
  const { t } = useLingui();
  const found = useRequest(requestId);
  return (
    <>
      <Card>
        <Toolbar>
          <SearchField label={t`Request ID`} defaultValue={requestId} onSubmit={onSearch} />
        </Toolbar>
        {requestId === '' ? (
          <EmptyState icon="search" title={t`Enter a request ID`}>
            <Trans>
              Find it in the x-request-id header of the response, or as request_id in the body of an error.
            </Trans>
          </EmptyState>
        ) : found.isLoading ? (
          <Skeleton label={t`Loading request`} />
        ) : found.error !== null ? (
          <ErrorPanel error={found.error} onRetry={() => found.refetch()} />
        ) : null}
      </Card>
      {found.data === undefined || found.error !== null ? null : <FoundRequestView found={found.data} />}
    </>
  );
}
