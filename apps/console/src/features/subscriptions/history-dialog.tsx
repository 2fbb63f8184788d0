import { Trans, useLingui } from '@lingui/react/macro';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { type SubscriptionChange, useSubscriptionHistory } from './subscription-queries.ts';
import { useStateName } from './use-state-name.ts';

export interface HistoryDialogProps {
  /** Undefined where it is closed. */
  readonly subscriptionId: string | undefined;
  readonly onClose: () => void;
}

/** Who did what with a subscription, and why. */
export function HistoryDialog({ subscriptionId, onClose }: HistoryDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`History`} isOpen={subscriptionId !== undefined} onClose={onClose} size="wide">
      {subscriptionId === undefined ? null : <History subscriptionId={subscriptionId} />}
    </Dialog>
  );
}

function History({ subscriptionId }: { subscriptionId: string }) {
  const { t } = useLingui();
  const history = useSubscriptionHistory(subscriptionId);
  const eventName = useEventName();
  const stateName = useStateName();
  if (history.isPending) return <Skeleton label={t`Loading history`} rows={3} />;
  if (history.error !== null) return <ErrorPanel error={history.error} onRetry={() => history.refetch()} />;
  const { data, names } = history.data;
  const actorOf = ({ actor_kind, actor_id }: SubscriptionChange) =>
    actor_kind === 'system' || actor_id === null ? t`Weir` : (names[actor_id] ?? t`Someone`);
  return (
    <ol className="flex flex-col gap-3">
      {data.map((change) => (
        <li key={change.id} className="flex flex-col gap-0.5 border-l-2 border-line-strong pl-3">
          <span>
            <strong className="font-semibold">{eventName(change.event)}</strong> · {actorOf(change)} ·{' '}
            <Time at={change.occurred_at} />
          </span>
          <span className="text-muted">
            <Trans>State since then: {stateName(change.to)}</Trans>
          </span>
          {change.reason === null ? null : <span className="break-words">{change.reason}</span>}
        </li>
      ))}
    </ol>
  );
}

function useEventName(): (event: SubscriptionChange['event']) => string {
  const { t } = useLingui();
  const names: Readonly<Record<SubscriptionChange['event'], string>> = {
    request: t`Requested`,
    request_review: t`Review requested`,
    cancel: t`Cancelled`,
    approve: t`Approved`,
    deny: t`Denied`,
    revert: t`Decision revoked`,
    suspend: t`Suspended`,
    resume: t`Resumed`,
    restrict: t`Model restricted`,
    unrestrict: t`Model unrestricted`,
    retire: t`Model retired`,
    expire: t`Expired`,
    leave: t`Member left`,
  };
  return (event) => names[event];
}
