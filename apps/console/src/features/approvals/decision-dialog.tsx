import { useLingui } from '@lingui/react/macro';
import { Dialog } from '../../ui/dialog.tsx';
import { useCreateJob } from '../jobs/job-queries.ts';
import type { Subscription } from './approval-queries.ts';
import { DecisionForm } from './decision-form.tsx';
import { toTerms } from './given-terms.ts';

export interface DecisionDialogProps {
  /** Null closes it. */
  readonly decision: 'approve' | 'deny' | null;
  readonly subscriptions: readonly Subscription[];
  /** Of organizations and people, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** With the id of the job. */
  readonly onBegun: (id: string) => void;
  readonly onClose: () => void;
}

/** Decides about many: a job, that the screen shows. */
export function DecisionDialog({ decision, subscriptions, names, onBegun, onClose }: DecisionDialogProps) {
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
      size="wide"
    >
      <DecisionForm
        isDenial={decision === 'deny'}
        subscriptions={subscriptions}
        names={names}
        isPending={create.isPending}
        error={create.error}
        onCancel={close}
        onSubmit={(reason, terms) => {
          const chosen = subscriptions.map(({ id, version }) => ({ id, version }));
          const granted = chosen.map((each) => ({ ...each, ...toTerms(terms) }));
          const body =
            decision === 'deny'
              ? { subscription_denial: { subscriptions: chosen, reason } }
              : { subscription_approval: { subscriptions: granted, reason: reason === '' ? null : reason } };
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
