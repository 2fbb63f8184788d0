import { useLingui } from '@lingui/react/macro';

/** What a notification says, by its kind. A kind that is not known yet is shown by its name. */
export function useNotificationText(): (kind: string) => string {
  const { t } = useLingui();
  const texts: Readonly<Record<string, string>> = {
    'subscription.request': t`A subscription was requested.`,
    'subscription.request_review': t`A review of a denied subscription was requested.`,
    'subscription.cancel': t`A subscription was cancelled.`,
    'subscription.approve': t`A subscription was approved.`,
    'subscription.deny': t`A subscription was denied.`,
    'subscription.revert': t`A decision on a subscription was revoked.`,
    'subscription.suspend': t`A subscription was suspended.`,
    'subscription.resume': t`A subscription was resumed.`,
    'subscription.restrict': t`A subscription needs approval because its model became restricted.`,
    'subscription.unrestrict': t`A subscription is active because its model is no longer restricted.`,
    'subscription.retire': t`A subscription ended because its model was retired.`,
    'subscription.expire': t`A subscription expired.`,
    'subscription.leave': t`A subscription ended because the member left.`,
    'model.restrict': t`A model became restricted. Its subscriptions now need approval.`,
    'webhook.deactivate': t`A webhook was turned off because its deliveries kept failing.`,
  };
  return (kind) => texts[kind] ?? kind;
}
