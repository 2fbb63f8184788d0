import { Trans, useLingui } from '@lingui/react/macro';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BindingLimitView } from '../limits/binding-limit-view.tsx';
import { LimitsCard } from '../limits/limits-card.tsx';
import { type ApiKey, useBindingLimits } from './key-queries.ts';

/** What limits a key: whatever binds it first, then what it has of its own. */
export function KeyLimits({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useLingui();
  const { user } = useSession();
  return (
    <>
      {apiKey.state === 'active' ? <BindingLimits apiKey={apiKey} /> : null}
      <LimitsCard
        scope={{
          kind: 'key',
          organizationId: apiKey.organization_id,
          workspaceId: apiKey.workspace_id,
          keyId: apiKey.id,
          own: apiKey.owner.id === user.id,
        }}
        title={t`Key limits`}
        empty={
          <Trans>
            This key has no limits of its own. The limits of its workspace and organization still apply.
          </Trans>
        }
      />
    </>
  );
}

function BindingLimits({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useLingui();
  const binding = useBindingLimits(apiKey.workspace_id, apiKey.id);
  return (
    <Card title={t`Tightest limits`}>
      {binding.isPending ? (
        <Skeleton label={t`Loading tightest limits`} rows={2} />
      ) : binding.error !== null ? (
        <ErrorPanel error={binding.error} onRetry={() => binding.refetch()} />
      ) : binding.data.limits.length === 0 ? (
        <p className="text-muted">
          <Trans>No limits apply to this key.</Trans>
        </p>
      ) : (
        binding.data.limits.map((limit) => <BindingLimitView key={limit.id + limit.kind} limit={limit} />)
      )}
    </Card>
  );
}
