import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LimitsView } from '../limits/limits-view.tsx';
import { useKeyLimits } from './key-queries.ts';

export function KeyLimitsCard({ workspaceId, keyId }: { workspaceId: string; keyId: string }) {
  const { t } = useLingui();
  const limits = useKeyLimits(workspaceId, keyId);
  return (
    <Card title={t`Limits of this key`}>
      {limits.isPending ? (
        <Skeleton label={t`Loading the limits`} rows={2} />
      ) : limits.error !== null ? (
        <ErrorPanel error={limits.error} onRetry={() => limits.refetch()} />
      ) : (
        <LimitsView
          limits={limits.data}
          empty={
            <Trans>
              The key has no limits of its own. Those of its workspace and organization apply all the same.
            </Trans>
          }
        />
      )}
    </Card>
  );
}
