import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { CONSOLE_PATH } from '../../base-path.ts';
import { useCan } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { type Session, useEndAllSessions, useEndSession, useSessions } from './account-queries.ts';
import type { AccountSearch } from './account-search.ts';
import { TokenFamilies } from './token-families.tsx';

export function SessionsPage({ search }: { search: AccountSearch }) {
  const { t } = useLingui();
  const mayEnd = useCan('session.revoke');
  const [isEndingAll, setEndingAll] = useState(false);
  const endAll = useEndAllSessions();
  const close = () => {
    setEndingAll(false);
    endAll.reset();
  };
  return (
    <Page
      screen="/account/sessions"
      lead={
        <Trans>
          Where you are signed in. If you do not recognize a session, end it. It stops working immediately.
        </Trans>
      }
      actions={
        mayEnd ? (
          <Button look="danger" icon="ban" onPress={() => setEndingAll(true)}>
            <Trans>Sign out everywhere</Trans>
          </Button>
        ) : null
      }
      calls={[
        { method: 'GET', path: '/v1/users/me/sessions' },
        { method: 'GET', path: '/v1/users/me/token-families' },
      ]}
    >
      <Card title={t`Browsers`}>
        <Sessions cursor={search.cursor} mayEnd={mayEnd} />
      </Card>
      <TokenFamilies />
      <ConfirmDialog
        title={t`Sign out everywhere?`}
        action={t`Sign out everywhere`}
        isOpen={isEndingAll}
        isPending={endAll.isPending}
        error={endAll.error}
        onClose={close}
        onConfirm={() =>
          endAll.mutate({}, { onSuccess: () => window.location.assign(`${CONSOLE_PATH}sign-in`) })
        }
      >
        <Trans>
          This signs out all browsers, including this one. Tokens created in those sessions stop working. API
          keys keep working.
        </Trans>
      </ConfirmDialog>
    </Page>
  );
}

function Sessions({ cursor, mayEnd }: { cursor: string | undefined; mayEnd: boolean }) {
  const { t } = useLingui();
  const { session } = useSession();
  const sessions = useSessions(cursor);
  const paging = useCursor(cursor);
  const end = useEndSession();
  const columns: readonly Column<Session>[] = [
    {
      id: 'browser',
      heading: t`Browser`,
      cell: ({ user_agent_family, id }) => (
        <span className="flex flex-wrap items-center gap-2">
          {user_agent_family ?? t`Unknown`}
          {id === session?.id ? <Badge tone="accent">{t`This browser`}</Badge> : null}
        </span>
      ),
    },
    { id: 'provider', heading: t`Signed in with`, cell: ({ provider }) => provider },
    { id: 'last_seen_at', heading: t`Last seen`, cell: ({ last_seen_at }) => <Time at={last_seen_at} /> },
    { id: 'created_at', heading: t`Signed in`, cell: ({ created_at }) => <Time at={created_at} /> },
    {
      id: 'expires_at',
      heading: t`Ends no later than`,
      cell: ({ expires_at }) => <Time at={expires_at} />,
    },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      isHidden: !mayEnd,
      cell: ({ id }) =>
        id === session?.id ? null : (
          <Button
            look="quiet"
            isPending={end.isPending && end.variables.params.path.session_id === id}
            onPress={() =>
              end.mutate(
                { params: { path: { session_id: id } } },
                {
                  onSuccess: () => showToast(t`Session ended`),
                  onError: () => showToast(t`The session could not be ended. Try again.`, 'danger'),
                },
              )
            }
          >
            <Trans>End</Trans>
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      label={t`Sessions`}
      list={sessions}
      columns={columns}
      rowId={({ id }) => id}
      paging={paging}
      empty={<EmptyState icon="shield" title={t`No active sessions`} />}
    />
  );
}
