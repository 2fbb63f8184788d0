import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { PeriodField } from '../../period/period-field.tsx';
import type { PeriodSearch } from '../../period/period-search.ts';
import { rangeOf } from '../../period/range-of.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { KeyLink } from '../keys/key-link.tsx';
import { useKeysById } from '../keys/key-queries.ts';
import { unitOfKind, useLimitName } from '../limits/use-limit-name.ts';
import { type Refusal, useRefusals } from './request-list-queries.ts';

export interface RefusalsTableProps {
  readonly organizationId: string;
  readonly search: PeriodSearch & { readonly cursor?: string | undefined };
  readonly onChange: (changes: PeriodSearch) => void;
}

/** What was refused, by minute, key and reason, with the limit that decided. */
export function RefusalsTable({ organizationId, search, onChange }: RefusalsTableProps) {
  const { t } = useLingui();
  const { count, timeZone } = useFormat();
  const range = rangeOf(search, timeZone, Date.now());
  const refusals = useRefusals(organizationId, { ...range, cursor: search.cursor });
  const keys = useKeysById(
    organizationId,
    (refusals.data?.data ?? []).map(({ api_key_id }) => api_key_id),
  );
  const paging = useCursor(search.cursor);
  const columns: readonly Column<Refusal>[] = [
    { id: 'last_at', heading: t`Last seen`, cell: ({ last_at }) => <Time at={last_at} /> },
    { id: 'key', heading: t`Key`, cell: ({ api_key_id }) => <KeyLink apiKey={keys.get(api_key_id)} /> },
    { id: 'code', heading: t`Code`, cell: ({ code }) => <code>{code}</code> },
    { id: 'limit', heading: t`Refused by`, cell: (refusal) => <Decided refusal={refusal} /> },
    { id: 'model', heading: t`Model`, cell: ({ model }) => model ?? '–' },
    { id: 'count', heading: t`Count`, align: 'end', cell: ({ count: times }) => count(times) },
    {
      id: 'request_id',
      heading: t`Last request`,
      cell: ({ request_id }) =>
        request_id === null ? (
          '–'
        ) : (
          <Link to="/explain" search={{ request: request_id, organization: organizationId }}>
            <Trans>Explain</Trans>
          </Link>
        ),
    },
  ];
  return (
    <Card>
      <Toolbar>
        <PeriodField search={search} onChange={onChange} />
      </Toolbar>
      <DataTable
        label={t`Refused requests`}
        list={refusals}
        columns={columns}
        rowId={({ minute, api_key_id, code, scope }) => `${minute} ${api_key_id} ${code} ${scope}`}
        paging={paging}
        empty={
          <EmptyState icon="check" title={t`No refused requests in this period`}>
            <Trans>Requests that exceed a limit or use a key without permission appear here.</Trans>
          </EmptyState>
        }
      />
    </Card>
  );
}

/** The limit that left nothing, and until when. */
function Decided({ refusal: { limits, limit, observed, resets_at, scope } }: { refusal: Refusal }) {
  const { t } = useLingui();
  const { limitName, scopeName, limitAmount } = useLimitName();
  const decided = limits.find(({ refuses }) => refuses);
  if (limit === null || observed === null) return scope === null ? t`No limit` : scopeName(scope);
  const amount = (value: string) => limitAmount(unitOfKind(decided?.kind ?? ''), value);
  const [used, whole] = [amount(observed), amount(limit)];
  return (
    <span className="flex flex-col">
      <span>
        {scope === null ? null : scopeName(scope)}
        {decided === undefined ? null : <> · {limitName(decided)}</>}
      </span>
      <span className="text-sm text-muted">
        <Trans>
          {used} of {whole}
        </Trans>
        {resets_at === null ? null : (
          <>
            {' · '}
            <Trans>
              resets <Time at={resets_at} />
            </Trans>
          </>
        )}
      </span>
    </span>
  );
}
