import { Trans, useLingui } from '@lingui/react/macro';
import { useCan } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSomeModels } from '../models/model-queries.ts';
import { subscriptionOf } from '../subscriptions/subscription-of.ts';
import { useSubscriptionsInView } from '../subscriptions/subscription-queries.ts';

const SHOWN = 8;

/** Models that requests with one's keys can name now. */
export function UsableModels({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const userId = useSession().user.id;
  const mayConnect = useCan('connection.create');
  const models = useSomeModels();
  const subscriptions = useSubscriptionsInView(organizationId);
  const usable = (models.data?.data ?? []).filter(
    (model) =>
      model.state !== 'retired' &&
      (!model.requires_subscription ||
        subscriptionOf(model.name, userId, subscriptions.data)?.state === 'active'),
  );
  const error = models.error ?? subscriptions.error;
  const isMore = usable.length > SHOWN || models.data?.has_more === true;
  return (
    <Card title={t`Models you can use`}>
      {error !== null ? (
        <ErrorPanel error={error} onRetry={() => Promise.all([models.refetch(), subscriptions.refetch()])} />
      ) : models.isPending || subscriptions.isPending ? (
        <Skeleton label={t`Loading models`} rows={3} />
      ) : (
        <>
          {usable.length === 0 ? (
            <p className="text-muted">
              {(models.data?.data.length ?? 0) > 0 ? (
                <Trans>Your keys cannot use any models yet. Subscribe to a model to get access.</Trans>
              ) : mayConnect ? (
                <>
                  {t`No models yet`} · <Link to="/admin/connections">{t`Connections`}</Link>
                </>
              ) : (
                <Trans>Ask a platform admin to connect upstreams and add models.</Trans>
              )}
            </p>
          ) : (
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {usable.slice(0, SHOWN).map(({ id, name }) => (
                <li key={id} className="min-w-0 break-words">
                  <Link to="/models/$modelId" params={{ modelId: id }}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <div className="flex flex-wrap gap-2">
            <Link to="/models" look="secondary">
              {isMore ? t`All models` : t`Models`}
            </Link>
            <Link to="/connect" look="secondary">
              <Trans>Connect a client</Trans>
            </Link>
          </div>
        </>
      )}
    </Card>
  );
}
