import { JOB_KINDS, type JobKind, type JobWorks } from '@weir/domain/jobs';
import type { PostgresRepositories } from '@weir/postgres';
import { auditLogExportJob } from './audit-log-export-job.ts';
import { cacheRebuildJob } from './cache-rebuild-job.ts';
import { type JobKindWork, type JobServices, parametersOf } from './job-kind.ts';
import { reconciliationJob } from './reconciliation-job.ts';
import { subscriptionApprovalJob, subscriptionDenialJob } from './subscription-decision-job.ts';
import { usageExportJob } from './usage-export-job.ts';

/** What each kind of job does. */
const KINDS: { readonly [Kind in JobKind]: JobKindWork<Kind> } = {
  usage_export: usageExportJob,
  audit_log_export: auditLogExportJob,
  cache_rebuild: cacheRebuildJob,
  reconciliation: reconciliationJob,
  subscription_approval: subscriptionApprovalJob,
  subscription_denial: subscriptionDenialJob,
};

/** A kind whose type of parameters is not known here. */
export function jobKind(kind: JobKind): JobKindWork<never> {
  return KINDS[kind] as unknown as JobKindWork<never>;
}

/** The steps of all kinds. */
export function jobWorks(services: JobServices): JobWorks<PostgresRepositories> {
  const works = JOB_KINDS.map((kind) => [
    kind,
    (run: Parameters<JobWorks<PostgresRepositories>[typeof kind]>[0]) =>
      jobKind(kind).step(run, parametersOf(kind, run.job) as never, services),
  ]);
  return Object.fromEntries(works) as JobWorks<PostgresRepositories>;
}
