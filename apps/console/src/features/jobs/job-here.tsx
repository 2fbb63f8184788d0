import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useCan } from '../../session/permissions.ts';
import { JobPanel } from './job-panel.tsx';
import { type JobKind, useOpenJob } from './job-queries.ts';

/** The job that a screen shows: the one in its address, else one's own of this kind that still runs. */
export function useJobHere(kind: JobKind) {
  const navigate = useNavigate();
  const { job: chosen } = useSearch({ from: '/_app' });
  const mayList = useCan('job.list');
  const open = useOpenJob(kind, mayList && chosen === undefined);
  const show = useCallback(
    (id: string | undefined) =>
      void navigate({
        to: '.',
        search: (before: object) => ({ ...before, job: id }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { id: chosen ?? open.data?.data[0]?.id ?? null, show };
}

/** Shows it, and nothing where there is none. */
export function JobHere({ job, onEnd }: { job: ReturnType<typeof useJobHere>; onEnd?: () => void }) {
  return job.id === null ? null : (
    <JobPanel key={job.id} id={job.id} onEnd={onEnd} onClose={() => job.show(undefined)} />
  );
}
