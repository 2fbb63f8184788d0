import type { ApiError, components } from '@weir/api-client';
import { useEffect, useState } from 'react';
import { followEvents } from '../live/follow-events.ts';
import { isOpen, type Job } from './job-queries.ts';

type JobEvent = components['schemas']['JobEvent'];

export interface FollowedJob {
  /** Null before the first event. */
  readonly job: Job | null;
  /** When that was so, by the clock of the gateway. */
  readonly at: string | null;
  readonly isLost: boolean;
  /** Why nothing more will be known. */
  readonly error: ApiError | null;
}

const UNKNOWN: FollowedJob = { job: null, at: null, isLost: false, error: null };

/** A job as it gets on, until it ends. */
export function useJob(id: string): FollowedJob {
  const [followed, setFollowed] = useState(UNKNOWN);
  useEffect(() => {
    const controller = new AbortController();
    setFollowed(UNKNOWN);
    void followEvents<JobEvent>(`/v1/jobs/${id}/events`, controller.signal, {
      opened: () => setFollowed((before) => ({ ...before, isLost: false })),
      told(event) {
        if (event.event !== 'job') return true;
        setFollowed({ job: event.job, at: event.at, isLost: false, error: null });
        return isOpen(event.job);
      },
      lost: (error) => setFollowed((before) => ({ ...before, isLost: true, error })),
    });
    return () => controller.abort();
  }, [id]);
  return followed;
}
