import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import { type Subscription, useCancelSubscription } from './subscription-queries.ts';

export interface SubscriptionActionsProps {
  readonly subscription: Subscription;
  readonly onHistory: () => void;
  readonly onSubscribe: () => void;
}

export function SubscriptionActions({ subscription, onHistory, onSubscribe }: SubscriptionActionsProps) {
  const { t } = useLingui();
  const { user } = useSession();
  const [open, setOpen] = useState<'cancel' | 'review' | null>(null);
  const cancel = useCancelSubscription();
  const { state, model } = subscription;
  const scope = {
    organizationId: subscription.organization_id,
    own: subscription.user_id === user.id,
  };
  const mayCancel = useCan('subscription.cancel', scope) && (state === 'pending' || state === 'active');
  const mayReview = useCan('subscription.request_review', scope) && state === 'denied';
  const mayAgain = useCan('subscription.create', scope) && (state === 'cancelled' || state === 'expired');
  const close = () => {
    setOpen(null);
    cancel.reset();
  };
  const label = t`Actions for ${model}`;
  const entries = [
    { id: 'history', label: t`History`, icon: 'clock' as const, onAction: onHistory, isOffered: true },
    {
      id: 'review',
      label: t`Request review`,
      icon: 'refresh' as const,
      onAction: () => setOpen('review'),
      isOffered: mayReview,
    },
    {
      id: 'again',
      label: t`Subscribe again`,
      icon: 'plus' as const,
      onAction: onSubscribe,
      isOffered: mayAgain,
    },
    {
      id: 'cancel',
      label: t`Cancel subscription`,
      icon: 'ban' as const,
      look: 'danger' as const,
      onAction: () => setOpen('cancel'),
      isOffered: mayCancel,
    },
  ];
  return (
    <>
      <Menu label={label} entries={entries.filter(({ isOffered }) => isOffered)}>
        <IconButton label={label} icon="more" />
      </Menu>
      <ReviewDialog subscription={subscription} isOpen={open === 'review'} onClose={close} />
      <ConfirmDialog
        title={t`Cancel subscription to ${model}?`}
        action={t`Cancel subscription`}
        isOpen={open === 'cancel'}
        isPending={cancel.isPending}
        error={cancel.error}
        onClose={close}
        onConfirm={() =>
          cancel.mutate(
            { params: { path: { subscription_id: subscription.id } } },
            {
              onSuccess: () => {
                close();
                showToast(t`Subscription to ${model} cancelled`);
              },
            },
          )
        }
      >
        <Trans>Its keys lose access to the model within a second. You can subscribe again later.</Trans>
      </ConfirmDialog>
    </>
  );
}
