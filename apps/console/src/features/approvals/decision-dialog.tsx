import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useCreateJob } from '../jobs/job-queries.ts';
import type { Subscription } from './approval-queries.ts';

export interface DecisionDialogProps {
  /** Null closes it. */
  readonly decision: 'approve' | 'deny' | null;
  readonly subscriptions: readonly Subscription[];
  /** With the id of the job. */
  readonly onBegun: (id: string) => void;
  readonly onClose: () => void;
}

/** Decides about many: a job, that the screen shows. */
export function DecisionDialog({ decision, subscriptions, onBegun, onClose }: DecisionDialogProps) {
  const { t } = useLingui();
  const create = useCreateJob();
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <Dialog
      title={decision === 'deny' ? t`Deny subscriptions` : t`Approve subscriptions`}
      isOpen={decision !== null}
      onClose={close}
    >
      <DecisionForm
        isDenial={decision === 'deny'}
        subscriptions={subscriptions}
        isPending={create.isPending}
        error={create.error}
        onCancel={close}
        onSubmit={(reason) => {
          const chosen = subscriptions.map(({ id, version }) => ({ id, version }));
          const body =
            decision === 'deny'
              ? { subscription_denial: { subscriptions: chosen, reason } }
              : { subscription_approval: { subscriptions: chosen, reason: reason === '' ? null : reason } };
          create.mutate(
            { body },
            {
              onSuccess: ({ id }) => {
                onBegun(id);
                close();
              },
            },
          );
        }}
      />
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
