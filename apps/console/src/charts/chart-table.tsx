import { useLingui } from '@lingui/react/macro';
import { ScrollArea } from '../ui/scroll-area.tsx';
import type { ChartData } from './chart-data.ts';

/** The data of a chart as a table. */
export function ChartTable({ title, data }: { title: string; data: ChartData }) {
  const { t } = useLingui();
  return (
    <ScrollArea label={title} maxHeight="chart" isInset>
      <table className="w-full border-collapse">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="px-2 py-1.5 text-left text-sm font-medium text-muted">
              {data.xName}
            </th>
            {data.series.map(({ id, name }) => (
              <th key={id} scope="col" className="px-2 py-1.5 text-right text-sm font-medium text-muted">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.points.map(({ label, values, isUnfinished }) => (
            <tr key={label} className="border-line not-last:border-b">
              <th scope="row" className="px-2 py-1 text-left font-normal">
                {isUnfinished === true ? t`${label} (in progress)` : label}
              </th>
              {data.series.map(({ id, format }) => {
                const value = values[id] ?? null;
                return (
                  <td key={id} className="px-2 py-1 text-right tabular-nums">
                    {value === null ? '–' : format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
