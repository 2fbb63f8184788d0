import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type ChartData, colorOf } from './chart-data.ts';
import { ChartTable } from './chart-table.tsx';
import { prepareCsv } from './prepare-csv.ts';
import { prepareExtremes } from './prepare-summary.ts';

const DrawChart = lazy(async () => ({ default: (await import('./draw-chart.tsx')).DrawChart }));

export interface ChartProps {
  readonly title: string;
  readonly kind: 'line' | 'area' | 'bar';
  readonly data: ChartData;
  /** How values stand at the axis. */
  readonly formatAxis: (value: number) => string;
  /** What chooses what is drawn, beside the title. */
  readonly actions?: ReactNode;
  /** What would be here, and how it comes. */
  readonly empty?: string;
}

/** A chart with its summary in words, its table and its CSV. Loads the drawing library when it is first shown. */
export function Chart({ title, kind, data, formatAxis, actions, empty }: ChartProps) {
  const { t } = useLingui();
  const [isTable, setTable] = useState(false);
  const screen = useRef<HTMLDivElement>(null);
  const isEmpty = useMemo(
    () =>
      data.points.every(({ values }) =>
        Object.values(values).every((value) => value === null || value === 0),
      ),
    [data],
  );
  return (
    <div ref={screen} className="group grid min-w-0 fullscreen:overflow-auto fullscreen:bg-surface">
      <Card
        title={title}
        actions={
          <span className="flex flex-wrap items-end gap-2">
            {actions}
            <span className="flex">
              <IconButton
                label={isTable ? t`Show ${title} as a chart` : t`Show ${title} as a table`}
                icon={isTable ? 'chart' : 'list'}
                onPress={() => setTable(!isTable)}
              />
              <IconButton
                label={t`Toggle full screen for ${title}`}
                icon="external"
                onPress={() => void toggleFullScreen(screen.current)}
              />
              <IconButton
                label={t`Download ${title} as CSV`}
                icon="download"
                onPress={() => download(`${title}.csv`, prepareCsv(data))}
              />
            </span>
          </span>
        }
      >
        {isEmpty ? (
          <EmptyState icon="chart" title={t`No data in this period`}>
            {empty}
          </EmptyState>
        ) : isTable ? (
          <ChartTable title={title} data={data} />
        ) : (
          <figure className="flex flex-col gap-2">
            <ErrorBoundary>
              <Suspense fallback={<Skeleton label={t`Loading chart`} />}>
                {/* The table says the same to those who do not see it. */}
                <div aria-hidden="true" className="h-64 group-fullscreen:h-[75vh]">
                  <DrawChart kind={kind} data={data} formatAxis={formatAxis} />
                </div>
              </Suspense>
            </ErrorBoundary>
            <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
              {data.series.map((series) => (
                <SeriesSummary key={series.id} data={data} seriesId={series.id} />
              ))}
              {data.points.some(({ isUnfinished }) => isUnfinished) ? (
                <span>
                  <Trans>Dotted line: still in progress</Trans>
                </span>
              ) : null}
            </figcaption>
          </figure>
        )}
      </Card>
    </div>
  );
}

/** Nothing where the browser does not allow it. */
async function toggleFullScreen(element: HTMLElement | null): Promise<void> {
  if (document.fullscreenElement !== null) await document.exitFullscreen();
  else await element?.requestFullscreen?.().catch(() => {});
}

function SeriesSummary({ data, seriesId }: { data: ChartData; seriesId: string }) {
  const series = data.series.find(({ id }) => id === seriesId)!;
  const extremes = prepareExtremes(data, seriesId);
  const value = (point: { values: Readonly<Record<string, number | null>> }) =>
    series.format(point.values[seriesId]!);
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden="true" className="size-2.5 rounded-xs" style={{ background: colorOf(series) }} />
      {extremes === null ? (
        <Trans>{series.name}: no data</Trans>
      ) : (
        <Trans>
          {series.name}: from {value(extremes.lowest)} to {value(extremes.highest)} ({extremes.highest.label})
        </Trans>
      )}
    </span>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(url);
}
