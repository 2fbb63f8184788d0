import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { lastDay } from '../../period/last-day.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { UsageCards } from '../usage/usage-cards.tsx';
import { useUsageSummary } from '../usage/usage-queries.ts';
import { useMyActiveKeys } from './home-queries.ts';

// Few need it.
const FirstSteps = lazy(async () => ({ default: (await import('./first-steps.tsx')).FirstSteps }));

/** The usage of the last 24 hours; before a key was ever used, how one begins. */
export function LastDay({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const search = { period: '24h' } as const;
  const query = { ...lastDay(Date.now()), organization_id: organizationId };
  const summary = useUsageSummary(query);
  const keys = useMyActiveKeys(organizationId).data?.data;
  const isNew =
    summary.data?.totals.requests === 0 && keys?.every(({ last_used_at }) => last_used_at === null) === true;
  if (isNew) {
    return (
      <Suspense fallback={<Skeleton label={t`Loading totals`} rows={2} />}>
        <FirstSteps hasKey={keys.length > 0} />
      </Suspense>
    );
  }
  return (
    <Card
      title={t`Last 24 hours`}
      actions={
        <Link to="/usage" search={search}>
          <Trans>My usage</Trans>
        </Link>
      }
    >
      <UsageCards query={query} search={search} />
    </Card>
  );
}
