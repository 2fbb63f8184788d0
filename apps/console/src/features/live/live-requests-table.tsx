import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo, useState } from 'react';
import { api } from '../../api.ts';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { can } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { fixedList } from '../../ui/fixed-list.ts';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { KeyLink } from '../keys/key-link.tsx';
import { useKeysById } from '../keys/key-queries.ts';
import type { LiveRequest } from './live-state.ts';

/** More than a person reads; the newest first. */
const MAX_ROWS = 100;

/** Requests in flight, each with a handle to end it. */
export function LiveRequestsTable({
  organizationId,
  requests,
  empty,
}: {
  /** Whose keys are named; null where there are those of all organizations. */
  organizationId: string | null;
  requests: readonly LiveRequest[];
  empty: ReactNode;
}) {
  const { t } = useLingui();
  const { count } = useFormat();
  const session = useSession();
  const cancel = api.useMutation('post', '/v1/organizations/{organization_id}/requests/{record_id}/cancel');
  const [cancelling, setCancelling] = useState<LiveRequest | null>(null);
  const rows = requests.slice(0, MAX_ROWS);
  const keys = useKeysById(
    organizationId,
    rows.map(({ api_key_id }) => api_key_id),
  );
  const columns = useMemo(
    (): readonly Column<LiveRequest>[] => [
      {
        id: 'request',
        heading: t`Request`,
        cell: ({ request_id, organization_id }) => (
          <Link
            to="/requests/$recordId"
            params={{ recordId: request_id }}
            search={{ organization: organization_id }}
          >
            <code className="whitespace-nowrap">{request_id}</code>
          </Link>
        ),
      },
      { id: 'model', heading: t`Model`, cell: ({ model }) => model },
      {
        id: 'key',
        heading: t`Key`,
        isHidden: organizationId === null,
        cell: ({ api_key_id }) => <KeyLink apiKey={keys.get(api_key_id)} />,
      },
      { id: 'operation', heading: t`Operation`, cell: ({ operation }) => operation },
      { id: 'started', heading: t`Started`, cell: ({ started_at }) => <Time at={started_at} /> },
      {
        id: 'state',
        heading: t`State`,
        cell: ({ has_answer }) =>
          has_answer ? <Badge tone="accent">{t`Responding`}</Badge> : <Badge>{t`Waiting`}</Badge>,
      },
      {
        id: 'tokens',
        heading: t`Output tokens`,
        align: 'end',
        cell: ({ output_tokens }) => <KnownNumber number={shown(output_tokens, count, true)} />,
      },
      {
        id: 'actions',
        heading: t`Actions`,
        align: 'end',
        cell: (request) =>
          can(session, 'request.cancel', {
            organizationId: request.organization_id,
            own: request.user_id === session.user.id,
          }) ? (
            <Button onPress={() => setCancelling(request)}>{t`Cancel`}</Button>
          ) : null,
      },
    ],
    [t, count, session, organizationId, keys],
  );
  const left = requests.length - MAX_ROWS;
  return (
    <>
      <DataTable
        label={t`Running requests`}
        list={fixedList(rows)}
        columns={columns}
        rowId={({ record_id }) => record_id}
        empty={empty}
      />
      {left <= 0 ? null : (
        <p className="text-muted">
          <Trans>{count(left)} more requests are running. Filter by model to see them.</Trans>
        </p>
      )}
      <ConfirmDialog
        title={t`Cancel this request?`}
        action={t`Cancel request`}
        isOpen={cancelling !== null}
        isPending={cancel.isPending}
        error={cancel.error}
        onClose={() => {
          cancel.reset();
          setCancelling(null);
        }}
        onConfirm={() =>
          cancel.mutate(
            {
              params: {
                path: { organization_id: cancelling!.organization_id, record_id: cancelling!.record_id },
              },
            },
            { onSuccess: () => setCancelling(null) },
          )
        }
      >
        <Trans>The client gets an error. Usage up to this point is charged.</Trans>
      </ConfirmDialog>
    </>
  );
}
