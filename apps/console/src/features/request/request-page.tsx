import { useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FoundRequestView } from './found-request-view.tsx';
import { useRequest, useRequestSource } from './request-queries.ts';

/** One request: where its time went, what it cost, how its stream came; or why it was refused. */
export function RequestPage({ requestId }: { requestId: string }) {
  const { t } = useLingui();
  const { path } = useRequestSource(requestId);
  const found = useRequest(requestId);
  return (
    <Page
      screen="/requests/$recordId"
      subject={requestId}
      calls={path === null ? [] : [{ method: 'GET', path }]}
    >
      {path === null ? (
        <EmptyState icon="building" title={t`You are not in an organization yet`} />
      ) : found.isPending ? (
        <Skeleton label={t`Loading request`} />
      ) : found.error !== null ? (
        <ErrorPanel error={found.error} onRetry={() => found.refetch()} />
      ) : (
        <FoundRequestView found={found.data} />
      )}
    </Page>
  );
}
