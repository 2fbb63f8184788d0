import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Breaker, useSetBreaker } from './breaker-queries.ts';

export interface SetBreakerDialogProps {
  readonly breaker: Pick<Breaker, 'connection_id' | 'connection_name'>;
  /** Null closes it. */
  readonly to: 'open' | 'close' | null;
  readonly onClose: () => void;
}

/** Opens or closes a breaker by hand, and asks why, for the audit log. */
export function SetBreakerDialog({ breaker, to, onClose }: SetBreakerDialogProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const set = useSetBreaker(to ?? 'close');
  const name = breaker.connection_name;
  const close = () => {
    set.reset();
    setReason('');
    onClose();
  };
  return (
    <ConfirmDialog
      title={to === 'open' ? t`Open the breaker for ${name}?` : t`Close the breaker for ${name}?`}
      action={to === 'open' ? t`Open breaker` : t`Close breaker`}
      isOpen={to !== null}
      isPending={set.isPending}
      error={set.error}
      onClose={close}
      onConfirm={() =>
        set.mutate(
          {
            params: { path: { connection_id: breaker.connection_id } },
            body: { reason: reason.trim() === '' ? null : reason.trim() },
          },
          { onSuccess: close },
        )
      }
    >
      <div className="flex flex-col gap-4">
        <p>
          {to === 'open' ? (
            <Trans>
              On all replicas, no request reaches {name} until someone closes the breaker. Requests use other
              deployments of the same model. If there are none, they fail.
            </Trans>
          ) : (
            <Trans>
              Requests use this connection again immediately. If they fail, the breaker opens again.
            </Trans>
          )}
        </p>
        <TextField
          label={t`Reason`}
          description={t`Shown in the audit log and in the list of breakers.`}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={500}
        />
      </div>
    </ConfirmDialog>
  );
}
