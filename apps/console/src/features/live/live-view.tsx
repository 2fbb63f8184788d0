import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Stats } from '../../ui/stats.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { LiveRequestsTable } from './live-requests-table.tsx';
import type { LiveSearch } from './live-search.ts';
import type { LiveState } from './live-state.ts';
import { type LiveConnection, useLive } from './use-live.ts';

export interface LiveViewProps {
  /** Whose requests are shown; null for those of all, and the system with them. */
  readonly organizationId: string | null;
  readonly search: LiveSearch;
  readonly onSearch: (search: LiveSearch) => void;
}

/** What runs at this moment, without asking again and again. */
export function LiveView({ organizationId, search, onSearch }: LiveViewProps) {
  const { t } = useLingui();
  const path = organizationId === null ? '/v1/admin/live' : `/v1/organizations/${organizationId}/live`;
  const live = useLive(path);
  return (
    <Page
      screen={organizationId === null ? '/system/live' : '/org/$organizationId/live'}
      lead={<Trans>Updates automatically, at most once per second.</Trans>}
      actions={<ConnectionBadge connection={live.connection} />}
      calls={[{ method: 'GET', path }]}
    >
      {live.error !== null ? <ErrorPanel error={live.error} onRetry={live.retry} /> : null}
      {live.state === null ? (
        live.error === null ? (
          <Skeleton label={t`Waiting for data`} />
        ) : null
      ) : (
        <Shown organizationId={organizationId} state={live.state} search={search} onSearch={onSearch} />
      )}
    </Page>
  );
}

function ConnectionBadge({ connection }: { connection: LiveConnection }) {
  const { t } = useLingui();
  const names = { connecting: t`Connecting`, live: t`Live`, lost: t`Connection lost` };
  const tones = { connecting: 'neutral', live: 'success', lost: 'warning' } as const;
  return (
    <span role="status">
      <Badge tone={tones[connection]}>{names[connection]}</Badge>
    </span>
  );
}

function Shown({ organizationId, state, search, onSearch }: LiveViewProps & { state: LiveState }) {
  const { t } = useLingui();
  const { count, exactTime, locale } = useFormat();
  const rate = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const { requests, refusals, system, unavailable } = state;
  const exact = (value: number) => ({ text: count(value), state: 'exact' }) as const;
  const shownRequests =
    search.model === undefined ? requests : requests.filter(({ model }) => model.startsWith(search.model!));
  const perSecond = refusals.reduce((sum, { per_second }) => sum + per_second, 0);
  return (
    <>
      {unavailable === null ? null : (
        <p role="status">
          <Badge tone="warning">{unavailable}</Badge> <Trans>No data since {exactTime(state.at)}.</Trans>
        </p>
      )}
      <Stats>
        <Stat label={t`Running requests`} number={exact(requests.length)} />
        <Stat
          label={t`Refusals per second`}
          number={{ text: rate.format(perSecond), state: 'exact' }}
          hint={t`Average of the last ten seconds.`}
        >
          {organizationId === null ? null : (
            <Link
              to="/org/$organizationId/requests"
              params={{ organizationId }}
              search={{ show: 'refused', period: '24h' }}
            >
              <Trans>Refused requests</Trans>
            </Link>
          )}
        </Stat>
        {system === null ? null : (
          <>
            <Stat label={t`Breakers not closed`} number={exact(system.breakers.length)}>
              <Link to="/system/breakers">
                <Trans>Breakers</Trans>
              </Link>
            </Stat>
            <Stat
              label={t`Spooled records`}
              number={exact(system.spool_depth)}
              hint={t`Usage records that wait on this replica until the database accepts them.`}
            />
            <Stat label={t`Replicas`} number={exact(system.replicas)}>
              <Link to="/system/replicas">
                <Trans>Replicas</Trans>
              </Link>
            </Stat>
          </>
        )}
      </Stats>
      <Card title={t`Refusals per second`}>
        {refusals.length === 0 ? (
          <p className="text-muted">
            <Trans>No requests were refused in the last ten seconds.</Trans>
          </p>
        ) : (
          <DescriptionList items={refusals.map(({ code, per_second }) => [code, rate.format(per_second)])} />
        )}
      </Card>
      <Card title={t`Running requests`}>
        <Toolbar>
          <SearchField
            label={t`Model starts with`}
            defaultValue={search.model}
            onSubmit={(model) => onSearch({ model: model === '' ? undefined : model })}
          />
        </Toolbar>
        <LiveRequestsTable
          organizationId={organizationId}
          requests={shownRequests}
          empty={
            <EmptyState icon="activity" title={t`No running requests`}>
              <Trans>Requests appear here as soon as Weir admits them.</Trans>
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}
