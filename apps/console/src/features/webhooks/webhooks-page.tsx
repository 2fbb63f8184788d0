import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { Deliveries } from './deliveries.tsx';
import { useEventName } from './use-event-name.ts';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { useWebhooks, type Webhook } from './webhook-queries.ts';
import type { WebhooksSearch } from './webhooks-search.ts';

export function WebhooksPage({ organizationId, search }: { organizationId: string; search: WebhooksSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/org/$organizationId/webhooks' });
  const eventName = useEventName();
  const webhooks = useWebhooks(organizationId, search.cursor);
  const paging = useCursor(search.cursor);
  const mayCreate = useCan('webhook.create', { organizationId });
  const [isCreating, setCreating] = useState(false);
  const chosen = webhooks.data?.data.find(({ id }) => id === search.webhook);
  const showDeliveries = (webhook: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, webhook }) });
  const createButton = mayCreate ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Create webhook</Trans>
    </Button>
  ) : null;
  const columns: readonly Column<Webhook>[] = [
    {
      id: 'name',
      heading: t`Name`,
      cell: ({ name, url }) => (
        <span className="flex flex-col">
          {name}
          <code className="text-sm break-all text-muted">{url}</code>
        </span>
      ),
    },
    {
      id: 'events',
      heading: t`Events`,
      cell: ({ event_types }) => (
        <ul>
          {event_types.map((type) => (
            <li key={type}>{eventName(type)}</li>
          ))}
        </ul>
      ),
    },
    { id: 'state', heading: t`State`, cell: (webhook) => <WebhookState webhook={webhook} /> },
    { id: 'created_at', heading: t`Created`, cell: ({ created_at }) => <Time at={created_at} /> },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      cell: (webhook) => (
        <span className="flex justify-end gap-1">
          <Button
            look="quiet"
            onPress={() => showDeliveries(webhook.id === search.webhook ? undefined : webhook.id)}
          >
            {webhook.id === search.webhook ? t`Hide deliveries` : t`Show deliveries`}
          </Button>
          <WebhookActions webhook={webhook} onTested={() => showDeliveries(webhook.id)} />
        </span>
      ),
    },
  ];
  return (
    <Page
      screen="/org/$organizationId/webhooks"
      lead={
        <Trans>Weir sends events to your systems. Each event is signed as Standard Webhooks specifies.</Trans>
      }
      actions={createButton}
      calls={[{ method: 'GET', path: `/v1/organizations/${organizationId}/webhooks` }]}
    >
      <Card>
        <DataTable
          label={t`Webhooks`}
          list={webhooks}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={
            <EmptyState icon="webhook" title={t`No webhooks yet`} actions={createButton}>
              <Trans>Create a webhook to receive events, such as budget alerts and firing alert rules.</Trans>
            </EmptyState>
          }
        />
      </Card>
      {chosen === undefined ? null : <Deliveries key={chosen.id} webhook={chosen} />}
      <WebhookDialog organizationId={organizationId} isOpen={isCreating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function WebhookState({ webhook }: { webhook: Webhook }) {
  const { t } = useLingui();
  const { deactivated_at, deactivation_reason, failing_since } = webhook;
  if (deactivated_at !== null) {
    const reasons = {
      requested: t`Off`,
      failing: t`Off: failed for a day`,
      gone: t`Off: receiver gone (HTTP 410)`,
    };
    const isAsked = deactivation_reason === null || deactivation_reason === 'requested';
    return <Badge tone={isAsked ? 'neutral' : 'danger'}>{reasons[deactivation_reason ?? 'requested']}</Badge>;
  }
  if (failing_since === null) return <Badge tone="success">{t`Active`}</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone="warning">{t`Failing`}</Badge>
      <Time at={failing_since} />
    </span>
  );
}
