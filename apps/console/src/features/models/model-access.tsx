import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../ui/badge.tsx';
import { isOver } from '../subscriptions/subscription-of.ts';
import type { Subscription } from '../subscriptions/subscription-queries.ts';
import { SubscriptionState } from '../subscriptions/subscription-state.tsx';
import type { CatalogModel } from './model-queries.ts';

export interface ModelAccessProps {
  readonly model: Pick<CatalogModel, 'requires_subscription' | 'restricted'>;
  /** The one that holds for the person's keys; undefined without any. */
  readonly subscription: Subscription | undefined;
}

/** Whether one's own keys may use the model. */
export function ModelAccess({ model, subscription }: ModelAccessProps) {
  const { t } = useLingui();
  if (subscription !== undefined && !isOver(subscription)) {
    return <SubscriptionState state={subscription.state} />;
  }
  if (!model.requires_subscription) return <Badge tone="success">{t`Available to all keys`}</Badge>;
  return model.restricted ? (
    <Badge tone="warning">{t`Needs approval`}</Badge>
  ) : (
    <Badge>{t`Needs subscription`}</Badge>
  );
}
