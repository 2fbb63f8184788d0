import { useLingui } from '@lingui/react/macro';
import type { Tone } from '../../ui/badge.tsx';
import type { Job } from './job-queries.ts';

const TONES: Readonly<Record<Job['state'], Tone>> = {
  queued: 'neutral',
  running: 'accent',
  cancelling: 'warning',
  completed: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

/** What kinds, states and errors of jobs are called. */
export function useJobTexts() {
  const { t } = useLingui();
  const kinds: Readonly<Record<Job['kind'], string>> = {
    usage_export: t`Request export`,
    audit_log_export: t`Audit log export`,
    cache_rebuild: t`Analytics cache rebuild`,
    reconciliation: t`Reconciliation`,
    subscription_approval: t`Subscription approval`,
    subscription_denial: t`Subscription denial`,
  };
  const states: Readonly<Record<Job['state'], string>> = {
    queued: t`Waiting`,
    running: t`Running`,
    cancelling: t`Cancelling`,
    completed: t`Completed`,
    failed: t`Failed`,
    cancelled: t`Cancelled`,
  };
  const phases: Readonly<Record<NonNullable<Job['phase']>, string>> = {
    records: t`Records exported`,
    days: t`Days processed`,
    counters: t`Days processed; checking limit counters`,
    subscriptions: t`Subscriptions decided`,
  };
  const errors: Readonly<Record<string, string>> = {
    permission_denied: t`You no longer have permission to do this.`,
    file_too_large: t`The file would exceed 50 MB. Choose a shorter period or add filters.`,
    interrupted: t`The job was interrupted five times without making progress. Start it again.`,
    conflict: t`Another job of this kind was already running.`,
  };
  const failures: Readonly<Record<string, string>> = {
    conflict: t`Changed or already decided`,
    permission_denied: t`Your own request`,
    not_found: t`No longer exists`,
  };
  return {
    kind: (job: Job) => kinds[job.kind],
    state: (job: Job) => states[job.state],
    tone: (job: Job) => TONES[job.state],
    phase: (job: Job) => (job.phase === null ? t`Not started` : phases[job.phase]),
    error: (code: string) => errors[code] ?? t`The job failed: ${code}`,
    failure: (code: string) => failures[code] ?? code,
  };
}
