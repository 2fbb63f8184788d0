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
  ['p50_us', 'p50'],
  ['p95_us', 'p95'],
  ['p99_us', 'p99'],
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
        { id: 'gap', name: t`Time between tokens` },
        { id: 'duration', name: t`Request duration` },
        { id: 'overhead', name: t`Weir overhead` },
      ]),
    [t],
  );
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { id: 'name', heading: t`Time`, cell: ({ name }) => name },
      ...PERCENTILES.map(
        ([percentile, name]): Column<Row> => ({
          id: percentile,
          heading: name,
          align: 'end',
          cell: ({ id }) => <KnownNumber number={shown(latency[id][percentile], durationUs)} />,
        }),
      ),
    ],
    [t, latency, durationUs],
  );
  return (
    <Card title={t`Latency`}>
      <DataTable label={t`Latency`} list={rows} columns={columns} rowId={({ id }) => id} empty={null} />
    </Card>
  );
}
