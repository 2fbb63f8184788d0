import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { JobPanel } from './job-panel.tsx';
import { type JobKind, useOpenJobs } from './job-queries.ts';

/** The job that a screen shows: the one in its address, else one's own of these kinds that still runs. */
export function useJobHere(...kinds: readonly JobKind[]) {
  const navigate = useNavigate();
  const { job: id = null } = useSearch({ from: '/_app' });
  const mayList = useCan('job.list');
  const open = useOpenJobs(mayList && id === null);
  const [begun, setBegun] = useState<string | null>(null);
  const [closed, setClosed] = useState<string | null>(null);
  const put = useCallback(
    (job: string | undefined) =>
      void navigate({
        to: '.',
        search: (before: object) => ({ ...before, job }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  // What was known of it may be old: one that was closed has ended.
  const running = open.data?.data.find((job) => kinds.includes(job.kind) && job.id !== closed)?.id ?? null;
  useEffect(() => {
    if (id === null && running !== null) put(running);
  }, [id, running, put]);
  return {
    id,
    /** The one that was begun here. */
    begun,
    show(job: string) {
      setBegun(job);
      put(job);
    },
    close() {
      setClosed(id);
      put(undefined);
    },
  };
}

/** Shows it, and nothing where there is none. */
export function JobHere({ job, onEnd }: { job: ReturnType<typeof useJobHere>; onEnd?: () => void }) {
  const { id, begun, close } = job;
  return id === null ? null : (
    <JobPanel key={id} id={id} isNew={begun === id} onEnd={onEnd} onClose={close} />
  );
}
