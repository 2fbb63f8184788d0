import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Subscription, useRequestReview } from './subscription-queries.ts';

export interface ReviewDialogProps {
  readonly subscription: Subscription;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks that a denial be looked at again. */
export function ReviewDialog({ subscription, isOpen, onClose }: ReviewDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Request a review for ${subscription.model}`} isOpen={isOpen} onClose={onClose}>
      <ReviewForm subscription={subscription} onClose={onClose} />
    </Dialog>
  );
}

function ReviewForm({ subscription, onClose }: Omit<ReviewDialogProps, 'isOpen'>) {
  const { t } = useLingui();
  const review = useRequestReview();
  const [reason, setReason] = useState('');
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        review.mutate(
          {
            params: { path: { subscription_id: subscription.id } },
            body: reason.trim() === '' ? {} : { reason: reason.trim() },
          },
          {
            onSuccess: () => {
              onClose();
              showToast(t`Review requested for ${subscription.model}`);
            },
          },
        );
      }}
    >
      {subscription.reason === null ? null : (
        <p>
          <Trans>Reason for denial: {subscription.reason}</Trans>
        </p>
      )}
      <TextField
        label={t`What has changed or was missing`}
        value={reason}
        onChange={setReason}
        maxLength={1_000}
        rows={3}
        autoFocus
      />
      <ErrorNote error={review.error} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={review.isPending}>
          <Trans>Request review</Trans>
        </Button>
      </div>
    </Form>
  );
}
