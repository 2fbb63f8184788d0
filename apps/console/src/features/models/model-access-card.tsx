import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useOrganization } from '../../session/organization.ts';
import { useCan } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { QuotaMeters } from '../subscriptions/quota-meters.tsx';
import { SubscribeDialog } from '../subscriptions/subscribe-dialog.tsx';
import { isOver, subscriptionOf } from '../subscriptions/subscription-of.ts';
import { useSubscriptionsInView } from '../subscriptions/subscription-queries.ts';
import { ModelAccess } from './model-access.tsx';
import type { CatalogModel } from './model-queries.ts';

/** Whether one's keys may use the model, and how they come to. */
export function ModelAccessCard({ model }: { model: CatalogModel }) {
  const { t } = useLingui();
  const organization = useOrganization();
  const userId = useSession().user.id;
  const subscriptions = useSubscriptionsInView(organization?.id);
  const maySubscribe = useCan('subscription.create', { organizationId: organization?.id, own: true });
  const [isSubscribing, setSubscribing] = useState(false);
  const subscription = subscriptionOf(model.name, userId, subscriptions.data);
  const isOpen = !model.requires_subscription;
  return (
    <Card title={t`Access`}>
      {organization === null ? (
        <p className="text-muted">
          <Trans>You are not in an organization, so you have no keys to use models with.</Trans>
        </p>
      ) : subscriptions.isPending ? (
        <Skeleton label={t`Loading your subscriptions`} rows={1} />
      ) : subscriptions.error !== null ? (
        <ErrorPanel error={subscriptions.error} onRetry={() => subscriptions.refetch()} />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <ModelAccess model={model} subscription={subscription} />
            <Link to="/subscriptions">
              <Trans>Subscriptions</Trans>
            </Link>
          </div>
          {subscription === undefined ? null : <QuotaMeters quotas={subscription.quotas} />}
          {!isOpen && maySubscribe && (subscription === undefined || isOver(subscription)) ? (
            <div>
              <Button look="primary" icon="plus" onPress={() => setSubscribing(true)}>
                <Trans>Subscribe</Trans>
              </Button>
            </div>
          ) : null}
          <SubscribeDialog
            organization={organization}
            model={model.name}
            isOpen={isSubscribing}
            onClose={() => setSubscribing(false)}
          />
        </>
      )}
    </Card>
  );
}
