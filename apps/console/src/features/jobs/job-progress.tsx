import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Meter } from '../../ui/meter.tsx';
import { isOpen, type Job } from './job-queries.ts';
import { timeLeftUs } from './time-left.ts';
import { useJobTexts } from './use-job-texts.ts';

/** @param at when the job was so */
export function JobProgress({ job, at, isLost }: { job: Job; at: string; isLost: boolean }) {
  const { t } = useLingui();
  const { count, durationUs } = useFormat();
  const texts = useJobTexts();
  const { done, total, failures, error_code, state } = job;
  const leftUs = state === 'running' ? timeLeftUs(job, at) : null;
  return (
    <div className="flex flex-col gap-2">
      {total === null ? (
        <span className="flex flex-wrap justify-between gap-x-4">
          <span>{texts.phase(job)}</span>
          <span className="text-muted tabular-nums">{count(done)}</span>
        </span>
      ) : (
        <Meter
          label={texts.phase(job)}
          share={total === 0 ? 1 : done / total}
          warnsAt={2}
          text={t`${count(done)} of ${count(total)}`}
        />
      )}
      <p role="status" className="text-muted">
        {isLost && isOpen(job) ? (
          <Trans>Connection lost. Reconnecting; the job continues.</Trans>
        ) : state === 'queued' ? (
          <Trans>Waiting for a gateway to start the job.</Trans>
        ) : state === 'cancelling' ? (
          <Trans>Stopping after the current step. Completed work is kept.</Trans>
        ) : state === 'cancelled' ? (
          <Trans>The job was cancelled. Completed work is kept.</Trans>
        ) : state === 'completed' ? (
          <Trans>The job is complete.</Trans>
        ) : leftUs === null ? (
          <Trans>The job continues if you leave this page.</Trans>
        ) : (
          <Trans>About {durationUs(leftUs)} left. The job continues if you leave this page.</Trans>
        )}
      </p>
      {error_code === null ? null : <p role="alert">{texts.error(error_code)}</p>}
      {failures.length === 0 ? null : (
        <ul className="list-disc pl-5">
          {[...Map.groupBy(failures, ({ code }) => code)].map(([code, those]) => (
            <li key={code}>{t`${texts.failure(code)}: ${count(those.length)}`}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
