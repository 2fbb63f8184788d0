import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Decision, type Subscription, useApprove, useDeny } from './approval-queries.ts';

export interface DecisionDialogProps {
  /** Null closes it. */
  readonly decision: 'approve' | 'deny' | null;
  readonly subscriptions: readonly Subscription[];
  readonly onClose: () => void;
}

/** Decides about many at once, and then says how each went. */
export function DecisionDialog({ decision, subscriptions, onClose }: DecisionDialogProps) {
  const { t } = useLingui();
  const approve = useApprove();
  const deny = useDeny();
  const results = approve.data?.data ?? deny.data?.data;
  const close = () => {
    approve.reset();
    deny.reset();
    onClose();
  };
  return (
    <Dialog
      title={decision === 'deny' ? t`Deny subscriptions` : t`Approve subscriptions`}
      isOpen={decision !== null}
      onClose={close}
    >
      {results === undefined ? (
        <DecisionForm
          isDenial={decision === 'deny'}
          subscriptions={subscriptions}
          isPending={approve.isPending || deny.isPending}
          error={approve.error ?? deny.error}
          onCancel={close}
          onSubmit={(reason) => {
            const chosen = subscriptions.map(({ id, version }) => ({ id, version }));
            if (decision === 'deny') deny.mutate({ body: { subscriptions: chosen, reason } });
            else approve.mutate({ body: { subscriptions: chosen, reason: reason === '' ? null : reason } });
          }}
        />
      ) : (
        <Results results={results} subscriptions={subscriptions} onClose={close} />
      )}
    </Dialog>
  );
}

interface DecisionFormProps {
  readonly isDenial: boolean;
  readonly subscriptions: readonly Subscription[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

function DecisionForm({ isDenial, subscriptions, isPending, error, onSubmit, onCancel }: DecisionFormProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(reason.trim());
      }}
    >
      <ul className="list-disc pl-5">
        {subscriptions.map(({ id, model }) => (
          <li key={id}>{model}</li>
        ))}
      </ul>
      <TextField
        label={t`Reason`}
        description={t`Visible to the requester and the organization’s admins.`}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={1_000}
        isRequired={isDenial}
        autoFocus
      />
      <ErrorNote error={error} />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look={isDenial ? 'danger' : 'primary'} isPending={isPending}>
          {isDenial ? <Trans>Deny</Trans> : <Trans>Approve</Trans>}
        </Button>
      </div>
    </Form>
  );
}

interface ResultsProps {
  readonly results: readonly Decision[];
  readonly subscriptions: readonly Subscription[];
  readonly onClose: () => void;
}

function Results({ results, subscriptions, onClose }: ResultsProps) {
  const { t } = useLingui();
  const modelOf = (id: string) => subscriptions.find((entry) => entry.id === id)?.model ?? id;
  return (
    <>
      <ul className="flex flex-col gap-2" aria-live="polite">
        {results.map(({ id, status, message, subscription }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            {subscription?.model ?? modelOf(id)}
            {status === 'decided' ? (
              <Badge tone="success">{t`Decided`}</Badge>
            ) : (
              <Badge tone="danger">{t`Failed`}</Badge>
            )}
            {message === null ? null : <span className="text-muted">{message}</span>}
          </li>
        ))}
      </ul>
      <div className="flex justify-end">
        <Button look="primary" onPress={onClose}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </>
  );
}
