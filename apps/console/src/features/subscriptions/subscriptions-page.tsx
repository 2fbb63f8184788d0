import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../session/organization.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { SubscribeDialog } from './subscribe-dialog.tsx';
import type { SubscriptionsSearch } from './subscriptions-search.ts';
import { SubscriptionsTable } from './subscriptions-table.tsx';

export function SubscriptionsPage({ search }: { search: SubscriptionsSearch }) {
  const { t } = useLingui();
  const organization = useOrganization();
  const navigate = useNavigate({ from: '/subscriptions' });
  const maySubscribe = useCan('subscription.create', { organizationId: organization?.id, own: true });
  const change = (changes: Partial<SubscriptionsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false });
  const isWhole = search.view === 'organization' && organization !== null;
  const subscribeButton = maySubscribe ? (
    <Button look="primary" icon="plus" onPress={() => change({ subscribe: '' })}>
      <Trans>Subscribe to model</Trans>
    </Button>
  ) : null;
  return (
    <Page
      screen="/subscriptions"
      lead={<Trans>Some models need a subscription before you can use them.</Trans>}
      actions={subscribeButton}
      calls={[
        {
          method: 'GET',
          path: `/v1/subscriptions${isWhole ? `?organization_id=${organization.id}` : ''}`,
        },
      ]}
    >
      <Card>
        {organization === null ? null : (
          <Toolbar>
            <Select
              label={t`Subscriber`}
              choices={[
                { value: 'mine', label: t`Me (all organizations)` },
                { value: 'organization', label: organization.name },
              ]}
              value={search.view ?? 'mine'}
              onChange={(view) => change({ view: view === 'mine' ? undefined : view, cursor: undefined })}
            />
          </Toolbar>
        )}
        <SubscriptionsTable
          organizationId={isWhole ? organization.id : undefined}
          cursor={search.cursor}
          onHistory={(history) => change({ history })}
          onSubscribe={(subscribe) => change({ subscribe })}
          empty={
            <EmptyState
              icon="tag"
              title={t`No subscriptions yet`}
              actions={
                <>
                  {subscribeButton}
                  <Link to="/models" look="secondary">
                    <Trans>Models</Trans>
                  </Link>
                </>
              }
            >
              <Trans>
                The catalog shows which models need a subscription and which are available to all keys.
              </Trans>
            </EmptyState>
          }
        />
      </Card>
      <HistoryDialog subscriptionId={search.history} onClose={() => change({ history: undefined })} />
      {organization === null || !maySubscribe ? null : (
        <SubscribeDialog
          organization={organization}
          {...(search.subscribe === undefined || search.subscribe === '' ? {} : { model: search.subscribe })}
          isOpen={search.subscribe !== undefined}
          onClose={() => change({ subscribe: undefined })}
        />
      )}
    </Page>
  );
}
