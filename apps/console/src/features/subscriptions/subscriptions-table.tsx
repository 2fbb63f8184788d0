import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo } from 'react';
import { useSession } from '../../session/session.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { QuotaMeters } from './quota-meters.tsx';
import { SubscriptionActions } from './subscription-actions.tsx';
import { type Subscription, useSubscriptions } from './subscription-queries.ts';
import { SubscriptionState } from './subscription-state.tsx';

export interface SubscriptionsTableProps {
  /** Absent for one's own in all organizations. */
  readonly organizationId: string | undefined;
  readonly cursor: string | undefined;
  readonly onHistory: (subscriptionId: string) => void;
  readonly onSubscribe: (model: string) => void;
  readonly empty: ReactNode;
}

export function SubscriptionsTable(props: SubscriptionsTableProps) {
  const { organizationId, cursor, onHistory, onSubscribe, empty } = props;
  const { t } = useLingui();
  const { user } = useSession();
  const list = useSubscriptions(organizationId, cursor);
  const paging = useCursor(cursor);
  const names = list.data?.names ?? NO_NAMES;
  const columns = useMemo((): readonly Column<Subscription>[] => {
    const organizations = new Map(user.organizations.map(({ id, name }) => [id, name]));
    const holderOf = ({ user_id }: Subscription) =>
      user_id === null ? t`Everyone` : user_id === user.id ? t`Me` : (names[user_id] ?? '–');
    return [
      { id: 'model', heading: t`Model`, cell: ({ model }) => model },
      {
        id: 'organization',
        heading: t`Organization`,
        isHidden: organizationId !== undefined,
        cell: ({ organization_id }) => organizations.get(organization_id) ?? '–',
      },
      { id: 'holder', heading: t`For`, cell: holderOf },
      { id: 'state', heading: t`State`, cell: ({ state }) => <SubscriptionState state={state} /> },
      { id: 'reason', heading: t`Reason`, cell: ({ reason }) => reason ?? '–' },
      {
        id: 'quotas',
        heading: t`Quotas`,
        cell: ({ quotas }) => (quotas.length === 0 ? t`None` : <QuotaMeters quotas={quotas} />),
      },
      { id: 'requested', heading: t`Requested`, cell: ({ requested_at }) => <Time at={requested_at} /> },
      {
        id: 'expires',
        heading: t`Expires`,
        cell: ({ expires_at }) => (expires_at === null ? t`Never` : <Time at={expires_at} />),
      },
      {
        id: 'actions',
        heading: t`Actions`,
        align: 'end',
        cell: (subscription) => (
          <SubscriptionActions
            subscription={subscription}
            onHistory={() => onHistory(subscription.id)}
            onSubscribe={() => onSubscribe(subscription.model)}
          />
        ),
      },
    ];
  }, [t, user, names, organizationId, onHistory, onSubscribe]);
  return (
    <DataTable
      label={t`Subscriptions`}
      list={list}
      columns={columns}
      rowId={({ id }) => id}
      paging={paging}
      empty={empty}
    />
  );
}

const NO_NAMES: Readonly<Record<string, string>> = {};
