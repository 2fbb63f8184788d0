import { Trans, useLingui } from '@lingui/react/macro';
import { rangeOf } from '../../period/range-of.ts';
import { useTimeZone } from '../../session/preferences.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { UsageCards } from '../usage/usage-cards.tsx';
import { useUsageSummary } from '../usage/usage-queries.ts';
import { FirstSteps } from './first-steps.tsx';

/** The usage of the last 30 days; before there is any, how one begins. */
export function LastDays({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const search = { period: '30d' } as const;
  const query = { ...rangeOf(search, timeZone, Date.now()), organization_id: organizationId };
  const summary = useUsageSummary(query);
  const isNew = summary.data?.totals.requests === 0;
  if (isNew) return <FirstSteps organizationId={organizationId} />;
  return (
    <Card
      title={t`The last 30 days`}
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
