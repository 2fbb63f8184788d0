import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Stats } from '../../ui/stats.tsx';
import { Time } from '../../ui/time.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { JobHere, useJobHere } from '../jobs/job-here.tsx';
import { OrganizationField } from '../organizations/organization-field.tsx';
import {
  type Subscription,
  useInvalidateSubscriptions,
  useSubscriptionQueue,
  useSubscriptionStats,
} from './approval-queries.ts';
import { type ApprovalsSearch, SUBSCRIPTION_STATES } from './approvals-search.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { SubscriptionActions } from './subscription-actions.tsx';
import { useSubscriptionStateName } from './use-subscription-state-name.ts';

interface Deciding {
  readonly decision: 'approve' | 'deny';
  readonly subscriptions: readonly Subscription[];
}

export function ApprovalsPage({ search }: { search: ApprovalsSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/admin/subscriptions' });
  const queue = useSubscriptionQueue(search);
  const paging = useCursor(search.cursor);
  const stateName = useSubscriptionStateName();
  const mayDecide = useCan('subscription.approve');
  const [selected, setSelected] = useState<readonly string[]>([]);
  // As they were when the decision began: afterwards they wait no longer.
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const job = useJobHere('subscription_approval', 'subscription_denial');
  const refresh = useInvalidateSubscriptions();
  const rows = queue.data?.data ?? [];
  const chosen = rows.filter(({ id, state }) => selected.includes(id) && state === 'pending');
  const names = queue.data?.names ?? {};
  const isQueue = (search.state ?? 'pending') === 'pending';
  const change = (changes: Partial<ApprovalsSearch>) => {
    setSelected([]);
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  };
  const columns: readonly Column<Subscription>[] = [
    { id: 'model', heading: t`Model`, cell: ({ model }) => model },
    {
      id: 'organization',
      heading: t`Organization`,
      cell: ({ organization_id }) => names[organization_id] ?? '–',
    },
    {
      id: 'user',
      heading: t`For`,
      cell: ({ user_id }) => (user_id === null ? t`Organization` : (names[user_id] ?? '–')),
    },
    {
      id: 'requested_by',
      heading: t`Requested by`,
      cell: ({ requested_by }) => (requested_by === null ? '–' : (names[requested_by] ?? '–')),
    },
    { id: 'requested_at', heading: t`Requested`, cell: ({ requested_at }) => <Time at={requested_at} /> },
    {
      id: 'state',
      heading: t`State`,
      isHidden: isQueue,
      cell: ({ state }) => (
        <Badge tone={state === 'active' ? 'success' : state === 'pending' ? 'warning' : 'neutral'}>
          {stateName(state)}
        </Badge>
      ),
    },
    { id: 'reason', heading: t`Reason`, cell: ({ reason }) => reason ?? '–' },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      cell: (subscription) => <SubscriptionActions subscription={subscription} />,
    },
  ];
  return (
    <Page
      screen="/admin/subscriptions"
      lead={<Trans>Requests to use restricted models. You cannot decide on your own requests.</Trans>}
      calls={[{ method: 'GET', path: `/v1/admin/subscriptions?state=${search.state ?? 'pending'}` }]}
    >
      <JobHere job={job} onEnd={refresh} />
      <Overview search={search} />
      <Card>
        <Toolbar
          actions={
            mayDecide && isQueue ? (
              <>
                <Button
                  look="danger"
                  isDisabled={chosen.length === 0}
                  onPress={() => setDeciding({ decision: 'deny', subscriptions: chosen })}
                >
                  <Trans>Deny</Trans>
                </Button>
                <Button
                  look="primary"
                  isDisabled={chosen.length === 0}
                  onPress={() => setDeciding({ decision: 'approve', subscriptions: chosen })}
                >
                  <Plural value={chosen.length} _0="Approve" one="Approve one" other="Approve #" />
                </Button>
              </>
            ) : null
          }
        >
          <OrganizationField
            label={t`Organization`}
            nothing={t`All`}
            value={search.organization_id ?? null}
            onChange={(id) => change({ organization_id: id ?? undefined })}
          />
          <SearchField
            label={t`Model`}
            defaultValue={search.model}
            onSubmit={(model) => change({ model: model === '' ? undefined : model })}
          />
          <Select
            label={t`State`}
            value={search.state ?? 'pending'}
            choices={SUBSCRIPTION_STATES.map((value) => ({ value, label: stateName(value) }))}
            onChange={(state) => change({ state: state === 'pending' ? undefined : state })}
          />
        </Toolbar>
        <DataTable
          label={t`Subscriptions`}
          list={queue}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          {...(mayDecide && isQueue ? { selected, onSelect: setSelected } : {})}
          empty={
            <EmptyState
              icon="check"
              title={isQueue ? t`No requests to review` : t`No subscriptions with this state`}
            />
          }
        />
      </Card>
      <DecisionDialog
        decision={deciding?.decision ?? null}
        subscriptions={deciding?.subscriptions ?? []}
        names={names}
        onBegun={job.show}
        onClose={() => {
          setDeciding(null);
          setSelected([]);
        }}
      />
    </Page>
  );
}

/** How much waits, and for how long. */
function Overview({ search }: { search: ApprovalsSearch }) {
  const { t } = useLingui();
  const { count, relativeTime } = useFormat();
  const stats = useSubscriptionStats(search);
  if (stats.data === undefined) return null;
  const { by_state, oldest_pending_at } = stats.data;
  const of = (state: Subscription['state']) => by_state.find((entry) => entry.state === state)?.count ?? 0;
  return (
    <Stats>
      <Stat
        label={t`Pending`}
        number={shown(of('pending'), count)}
        hint={oldest_pending_at === null ? undefined : t`Oldest: ${relativeTime(oldest_pending_at)}`}
      />
      <Stat label={t`Active`} number={shown(of('active'), count)} />
      <Stat label={t`Suspended`} number={shown(of('suspended'), count)} />
    </Stats>
  );
}
