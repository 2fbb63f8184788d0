import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { listedRows } from '../../ui/listed-rows.ts';
import type { Analytics } from './analytics-queries.ts';

const PERCENTILES = [
  ['p50_us', '50 %'],
  ['p95_us', '95 %'],
  ['p99_us', '99 %'],
] as const;

type Latency = Analytics['latency'];
interface Row {
  readonly id: keyof Latency;
  readonly name: string;
}

/** How long requests took, by percentile. */
export function LatencyCard({ latency }: { latency: Latency }) {
  const { t } = useLingui();
  const { durationUs } = useFormat();
  const rows = useMemo(
    () =>
      listedRows<Row>([
        { id: 'ttft', name: t`Time to first token` },
        { id: 'gap', name: t`Between two tokens` },
        { id: 'duration', name: t`Whole request` },
        { id: 'overhead', name: t`Weir’s own time` },
      ]),
    [t],
  );
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { id: 'name', heading: t`Time`, cell: ({ name }) => name },
      ...PERCENTILES.map(
        ([percentile, share]): Column<Row> => ({
          id: percentile,
          heading: t`${share} at most`,
          align: 'end',
          cell: ({ id }) => <KnownNumber number={shown(latency[id][percentile], durationUs)} />,
        }),
      ),
    ],
    [t, latency, durationUs],
  );
  return (
    <Card title={t`Speed`}>
      <DataTable label={t`Speed`} list={rows} columns={columns} rowId={({ id }) => id} empty={null} />
    </Card>
  );
}
