import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Time } from '../../ui/time.tsx';
import { useEventName } from './use-event-name.ts';
import { useDeliveries, type Webhook, type WebhookDelivery } from './webhook-queries.ts';

/** What was sent to a webhook lately, and how it ended. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const { t } = useLingui();
  const eventName = useEventName();
  const deliveries = useDeliveries(webhook.organization_id, webhook.id);
  const columns: readonly Column<WebhookDelivery>[] = [
    { id: 'created_at', heading: t`Time`, cell: ({ created_at }) => <Time at={created_at} /> },
    { id: 'event', heading: t`Event`, cell: ({ event_type }) => eventName(event_type) },
    { id: 'status', heading: t`State`, cell: ({ status }) => <DeliveryStatus status={status} /> },
    {
      id: 'answer',
      heading: t`Last response`,
      cell: ({ response_status, failure }) => (
        <code>{[response_status, failure].filter((part) => part !== null).join(' ') || '–'}</code>
      ),
    },
    { id: 'attempts', heading: t`Attempts`, align: 'end', cell: ({ attempts }) => attempts },
    {
      id: 'next',
      heading: t`Next attempt`,
      cell: ({ next_attempt_at }) => (next_attempt_at === null ? '–' : <Time at={next_attempt_at} />),
    },
  ];
  return (
    <Card title={t`Deliveries to ${webhook.name}`}>
      <DataTable
        label={t`Deliveries to ${webhook.name}`}
        list={deliveries}
        columns={columns}
        rowId={({ id }) => id}
        empty={<EmptyState icon="inbox" title={t`No deliveries yet`} />}
      />
    </Card>
  );
}

function DeliveryStatus({ status }: { status: WebhookDelivery['status'] }) {
  const { t } = useLingui();
  if (status === 'delivered') return <Badge tone="success">{t`Delivered`}</Badge>;
  if (status === 'pending') return <Badge tone="accent">{t`Pending`}</Badge>;
  return <Badge tone="danger">{t`Failed`}</Badge>;
}
