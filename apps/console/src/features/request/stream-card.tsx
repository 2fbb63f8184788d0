import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Chart } from '../../charts/chart.tsx';
import { Strip } from '../../charts/strip.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { prepareGaps } from './prepare-gaps.ts';
import { prepareStrip } from './prepare-strip.ts';
import type { RecordedRequest } from './request-queries.ts';

/** The stream as it came at the gateway: each arrival, the gaps between them, stalls. */
export function StreamCard({ found: { record, stream } }: { found: RecordedRequest }) {
  const { t } = useLingui();
  const { durationUs, count } = useFormat();
  const { itl } = record;
  if (stream === null || itl === null) {
    return (
      <Card title={t`Stream`}>
        <p className="text-muted">
          {record.streamed ? (
            <Trans>There are too few separate tokens to show gaps.</Trans>
          ) : (
            <Trans>The response was not streamed.</Trans>
          )}
        </p>
      </Card>
    );
  }
  const { stalls } = stream;
  const longest = durationUs(stalls.longest_gap_us);
  const threshold = durationUs(stalls.over_us);
  const arrivals = itl.count + 1;
  const summary = t`${arrivals} token arrivals. The median gap is ${durationUs(itl.p50_us)}, the longest is ${longest}.`;
  return (
    <>
      <Card title={t`Stream`}>
        <Strip label={summary} marks={prepareStrip(stream, record.duration_us)} />
        <div className="flex justify-between text-sm text-muted" aria-hidden="true">
          <span>{durationUs(0)}</span>
          <span>{durationUs(record.duration_us)}</span>
        </div>
        <DescriptionList
          items={[
            [t`Arrivals`, count(arrivals)],
            [t`Median gap`, durationUs(itl.p50_us)],
            [t`p95 gap`, durationUs(itl.p95_us)],
            [t`Longest gap`, longest],
            [
              t`Stalls`,
              stalls.count === 0 ? (
                t`None longer than ${threshold}`
              ) : (
                <span key="stalls" className="flex flex-col items-start gap-1">
                  <Badge tone="warning">
                    <Plural
                      value={stalls.count}
                      one={`# longer than ${threshold}`}
                      other={`# longer than ${threshold}`}
                    />
                  </Badge>
                  {stalls.seen.map(({ start_us, length_us }) => (
                    <span key={start_us}>
                      <Trans>
                        about {durationUs(length_us)}, starting at {durationUs(start_us)}
                      </Trans>
                    </span>
                  ))}
                </span>
              ),
            ],
          ]}
        />
      </Card>
      <Chart
        title={t`Gaps between tokens`}
        kind="bar"
        data={prepareGaps(stream.gaps, {
          xName: t`Gap`,
          seriesName: t`Gaps`,
          formatUs: durationUs,
          formatCount: count,
        })}
        formatAxis={count}
      />
    </>
  );
}
