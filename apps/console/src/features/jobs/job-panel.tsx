import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { GATEWAY_URL } from '../../base-path.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { DownloadLink } from '../../ui/link.tsx';
import { downloadFile } from '../../ui/save-file.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { JobProgress } from './job-progress.tsx';
import { isOpen, useCancelJob, useInvalidateJobs } from './job-queries.ts';
import { useJob } from './use-job.ts';
import { useJobTexts } from './use-job-texts.ts';

export interface JobPanelProps {
  readonly id: string;
  /** Whether it was begun here just now: it may have ended before anything is known of it. */
  readonly isNew: boolean;
  /** Once it has ended, where it was seen running. */
  readonly onEnd?: (() => void) | undefined;
  readonly onClose: () => void;
}

/** A job while it runs, and what became of it. A file is downloaded as soon as it is there. */
export function JobPanel({ id, isNew, onEnd, onClose }: JobPanelProps) {
  const { t } = useLingui();
  const texts = useJobTexts();
  const { job, at, isLost, error } = useJob(id);
  const cancel = useCancelJob();
  const invalidate = useInvalidateJobs();
  const seenRunning = useRef(isNew ? id : null);
  const state = job?.state;
  const hasFile = job !== null && job.file !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each change of the state
  useEffect(() => {
    if (job === null) return;
    if (isOpen(job)) seenRunning.current = job.id;
    else if (seenRunning.current === job.id) {
      seenRunning.current = null;
      if (hasFile) downloadFile(fileOf(job.id));
      void invalidate();
      onEnd?.();
    }
  }, [state]);
  if (error !== null) {
    return (
      <Card title={t`Job`} actions={<Close onClose={onClose} />}>
        <ErrorNote error={error} />
      </Card>
    );
  }
  if (job === null || at === null) {
    return (
      <Card title={t`Job`}>
        <Skeleton label={t`Loading job`} rows={1} />
      </Card>
    );
  }
  return (
    <Card
      title={texts.kind(job)}
      actions={
        <>
          <Badge tone={texts.tone(job)}>{texts.state(job)}</Badge>
          {isOpen(job) ? (
            <Button
              isDisabled={state === 'cancelling'}
              isPending={cancel.isPending}
              onPress={() => cancel.mutate({ params: { path: { job_id: id } } })}
            >
              <Trans>Cancel job</Trans>
            </Button>
          ) : (
            <>
              {hasFile ? (
                <DownloadLink href={fileOf(id)}>
                  <Trans>Download</Trans>
                </DownloadLink>
              ) : null}
              <Close onClose={onClose} />
            </>
          )}
        </>
      }
    >
      <JobProgress job={job} at={at} isLost={isLost} />
      <ErrorNote error={cancel.error} />
    </Card>
  );
}

function Close({ onClose }: { onClose: () => void }) {
  return (
    <Button look="quiet" onPress={onClose}>
      <Trans>Close</Trans>
    </Button>
  );
}

export function fileOf(id: string): string {
  return `${GATEWAY_URL}/v1/jobs/${id}/file`;
}
