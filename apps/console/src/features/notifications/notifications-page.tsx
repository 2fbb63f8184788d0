import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import { useSession } from '../../session/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import type { NotificationsSearch } from './notifications-search.ts';
import { useNotificationText } from './use-notification-text.ts';

type Notification = components['schemas']['Notification'];

const LIST = '/v1/notifications';

export function NotificationsPage({ search }: { search: NotificationsSearch }) {
  const { t } = useLingui();
  const textOf = useNotificationText();
  const { organizations } = useSession().user;
  const navigate = useNavigate({ from: '/notifications' });
  const client = useQueryClient();
  const paging = useCursor(search.cursor);
  const state = search.state ?? 'all';
  const notifications = api.useQuery(
    'get',
    LIST,
    { params: { query: { state, cursor: search.cursor } } },
    { placeholderData: keepPreviousData },
  );
  const markRead = api.useMutation('post', `${LIST}/{notification_id}/read`, {
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === LIST }),
  });
  const columns: readonly Column<Notification>[] = [
    {
      id: 'what',
      heading: t`Event`,
      cell: (notification) => (
        <span className="flex flex-wrap items-center gap-2">
          {textOf(notification.kind)}
          {notification.read_at === null ? <Badge tone="accent">{t`New`}</Badge> : null}
        </span>
      ),
    },
    {
      id: 'organization',
      heading: t`Organization`,
      cell: ({ organization_id }) => organizations.find(({ id }) => id === organization_id)?.name ?? '–',
    },
    { id: 'created_at', heading: t`Time`, cell: ({ created_at }) => <Time at={created_at} /> },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      cell: ({ id, read_at }) =>
        read_at !== null ? null : (
          <Button
            look="quiet"
            icon="check"
            isPending={markRead.isPending && markRead.variables.params.path.notification_id === id}
            onPress={() => markRead.mutate({ params: { path: { notification_id: id } } })}
          >
            <Trans>Mark as read</Trans>
          </Button>
        ),
    },
  ];
  return (
    <Page
      screen="/notifications"
      lead={<Trans>Events that concern you. Notifications are kept for 90 days.</Trans>}
      calls={[{ method: 'GET', path: `${LIST}?state=${state}` }]}
    >
      <Card>
        <Toolbar>
          <Select
            label={t`Show`}
            value={state}
            onChange={(value) =>
              void navigate({ search: { state: value === 'all' ? undefined : value, cursor: undefined } })
            }
            choices={[
              { value: 'all', label: t`All` },
              { value: 'unread', label: t`Unread` },
            ]}
          />
        </Toolbar>
        <DataTable
          label={t`Notifications`}
          list={notifications}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={<EmptyState icon="bell" title={t`No notifications`} />}
        />
      </Card>
    </Page>
  );
}
