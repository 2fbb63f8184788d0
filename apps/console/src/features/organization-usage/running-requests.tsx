import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { KeyLink } from './key-link.tsx';
import {
  type LiveRequest,
  useCancelRequest,
  useKeysById,
  useRunningRequests,
} from './request-list-queries.ts';

/** What runs now, to be cancelled by those who may. */
export function RunningRequests({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const { count } = useFormat();
  const { user } = useSession();
  const running = useRunningRequests(organizationId);
  const keys = useKeysById(organizationId);
  const mayCancelAny = useCan('request.cancel', { organizationId });
  const mayCancelOwn = useCan('request.cancel', { organizationId, own: true });
  const [toCancel, setToCancel] = useState<LiveRequest | null>(null);
  const cancel = useCancelRequest();
  const close = () => {
    setToCancel(null);
    cancel.reset();
  };
  const columns: readonly Column<LiveRequest>[] = [
    { id: 'started_at', heading: t`Started`, cell: ({ started_at }) => <Time at={started_at} /> },
    { id: 'model', heading: t`Model`, cell: ({ model }) => model },
    { id: 'key', heading: t`Key`, cell: ({ api_key_id }) => <KeyLink apiKey={keys.get(api_key_id)} /> },
    { id: 'operation', heading: t`Endpoint`, cell: ({ operation }) => <code>{operation}</code> },
    {
      id: 'state',
      heading: t`State`,
      cell: ({ has_answer }) =>
        has_answer ? (
          <Badge tone="success">{t`Responding`}</Badge>
        ) : (
          <Badge tone="accent">{t`Waiting for first token`}</Badge>
        ),
    },
    {
      id: 'output_tokens',
      heading: t`Output so far`,
      align: 'end',
      cell: ({ output_tokens }) => <KnownNumber number={shown(output_tokens, count, true)} />,
    },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      isHidden: !mayCancelOwn && !mayCancelAny,
      cell: (request) =>
        mayCancelAny || (mayCancelOwn && request.user_id === user.id) ? (
          <Button look="quiet" onPress={() => setToCancel(request)}>
            <Trans>Cancel</Trans>
          </Button>
        ) : null,
    },
  ];
  const list = {
    ...running,
    data:
      running.data === undefined
        ? undefined
        : { data: running.data.data, has_more: false, next_cursor: null },
  };
  return (
    <Card>
      <DataTable
        label={t`Running requests`}
        list={list}
        columns={columns}
        rowId={({ record_id }) => record_id}
        empty={
          <EmptyState icon="activity" title={t`No running requests`}>
            <Trans>This list refreshes every few seconds.</Trans>
          </EmptyState>
        }
      />
      <ConfirmDialog
        title={t`Cancel this request?`}
        action={t`Cancel request`}
        isOpen={toCancel !== null}
        isPending={cancel.isPending}
        error={cancel.error}
        onClose={close}
        onConfirm={() =>
          toCancel === null
            ? undefined
            : cancel.mutate(
                { params: { path: { organization_id: organizationId, record_id: toCancel.record_id } } },
                {
                  onSuccess: () => {
                    close();
                    showToast(t`Request cancelled`);
                  },
                },
              )
        }
      >
        <Trans>The client gets an error. Usage up to this point is charged.</Trans>
      </ConfirmDialog>
    </Card>
  );
}
