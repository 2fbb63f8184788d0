import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { fixedList } from '../../ui/fixed-list.ts';
import { TimeBar } from '../../ui/time-bar.tsx';
import { AdmissionLimits } from './admission-limits.tsx';
import type { RecordedRequest, TimelineStep } from './request-queries.ts';
import { useStepName } from './use-step-name.ts';

/** Everything that happened to a request, with microseconds since it was received. */
export function TimelineCard({ found: { record, timeline } }: { found: RecordedRequest }) {
  const { t } = useLingui();
  const { durationUs, count } = useFormat();
  const stepName = useStepName();
  const { settled_by, duration_us } = record;
  const columns = useMemo((): readonly Column<TimelineStep>[] => {
    const place = { ledger: t`written directly`, spool: t`from the spool, after a database outage` };
    const detail = ({ step, reason, breaker_state }: TimelineStep) =>
      breaker_state === 'half_open' ? (
        t`The breaker was half-open: a probe of the upstream.`
      ) : step === 'recorded' && settled_by !== null ? (
        place[settled_by]
      ) : reason === null ? null : (
        <code>{reason}</code>
      );
    return [
      {
        id: 'step',
        heading: t`Step`,
        cell: (step) => <span className="block min-w-32">{stepName(step)}</span>,
      },
      {
        id: 'at',
        heading: t`Offset (µs)`,
        align: 'end',
        cell: ({ at_us }) => <span className="whitespace-nowrap tabular-nums">{count(at_us)}</span>,
      },
      {
        id: 'took',
        heading: t`Duration`,
        align: 'end',
        cell: ({ took_us }) =>
          took_us === null ? (
            ''
          ) : (
            <span className="whitespace-nowrap tabular-nums">{durationUs(took_us)}</span>
          ),
      },
      {
        id: 'bar',
        heading: t`Time`,
        cell: ({ at_us, took_us }) => (
          <TimeBar from={(at_us - (took_us ?? 0)) / duration_us} to={at_us / duration_us} />
        ),
      },
      { id: 'detail', heading: t`Detail`, cell: detail },
    ];
  }, [t, count, durationUs, stepName, settled_by, duration_us]);
  return (
    <Card title={t`Timeline`}>
      <DataTable
        label={t`Timeline`}
        list={fixedList(timeline)}
        columns={columns}
        rowId={({ step, attempt }) => `${step} ${attempt ?? ''}`}
        empty={null}
      />
      <AdmissionLimits limits={record.admission_limits} />
    </Card>
  );
}
