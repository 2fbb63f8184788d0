import { JOB_KINDS, JOB_PHASES, JOB_STATES } from '@weir/domain/jobs';
import { z } from 'zod';
import { ApproveSubscriptions, DenySubscriptions } from './admin-subscriptions.ts';
import { PlatformAuditExportQuery } from './audit-log.ts';
import { Id, listWithNamesOf, orNull, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId } from './path-params.ts';
import { UsageExportQuery } from './usage.ts';
import { RebuildUsageCache } from './usage-analytics.ts';

const count = z.number().int().nonnegative();
const MAX_SUBSCRIPTIONS = 500;

const OF_WHAT = 'organization needs organization_id, which for others is a filter.';
const needsOrganization = ({ of, organization_id }: { of: string; organization_id?: string | undefined }) =>
  of !== 'organization' || organization_id !== undefined;
const NEEDS_ORGANIZATION = { message: 'is needed for of: organization', path: ['organization_id'] };

export const UsageExportJob = UsageExportQuery.extend({
  of: z.enum(['me', 'organization', 'platform']).meta({ description: OF_WHAT }),
})
  .refine(needsOrganization, NEEDS_ORGANIZATION)
  .meta({ id: 'UsageExportJob' });

export const AuditLogExportJob = PlatformAuditExportQuery.extend({
  of: z.enum(['organization', 'platform']).meta({ description: OF_WHAT }),
})
  .refine(needsOrganization, NEEDS_ORGANIZATION)
  .meta({ id: 'AuditLogExportJob' });

export const SubscriptionApprovalJob = ApproveSubscriptions.extend({
  subscriptions: z.array(ApproveSubscriptions.shape.subscriptions.element).min(1).max(MAX_SUBSCRIPTIONS),
}).meta({ id: 'SubscriptionApprovalJob' });

export const SubscriptionDenialJob = DenySubscriptions.extend({
  subscriptions: z.array(DenySubscriptions.shape.subscriptions.element).min(1).max(MAX_SUBSCRIPTIONS),
}).meta({ id: 'SubscriptionDenialJob' });

/** What each kind of job is asked for. */
export const jobParameters = {
  usage_export: UsageExportJob,
  audit_log_export: AuditLogExportJob,
  cache_rebuild: RebuildUsageCache,
  reconciliation: z.strictObject({}),
  subscription_approval: SubscriptionApprovalJob,
  subscription_denial: SubscriptionDenialJob,
} as const satisfies Record<(typeof JOB_KINDS)[number], z.ZodObject>;

export const CreateJob = z
  .strictObject({
    usage_export: jobParameters.usage_export.optional(),
    audit_log_export: jobParameters.audit_log_export.optional(),
    cache_rebuild: jobParameters.cache_rebuild.optional(),
    reconciliation: jobParameters.reconciliation.optional(),
    subscription_approval: jobParameters.subscription_approval.optional(),
    subscription_denial: jobParameters.subscription_denial.optional(),
  })
  .refine((job) => Object.values(job).filter((parameters) => parameters !== undefined).length === 1, {
    message: 'exactly one kind of job must be given',
  })
  .meta({
    id: 'CreateJob',
    description:
      'Exactly one member: the kind of the job, with what the endpoint takes that answers at once.',
    example: { usage_export: { of: 'me', format: 'csv' } },
  });

export const Job = z
  .strictObject({
    id: Id,
    kind: z.enum(JOB_KINDS),
    state: z.enum(JOB_STATES).meta({
      description:
        'queued, running and cancelling have not ended. A cancelled job keeps what it has done, but no file.',
    }),
    user_id: Id.meta({ description: 'Who began it.' }),
    organization_id: Id.nullable(),
    parameters: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What was asked for, with defaults; without the list of subscriptions.' }),
    phase: z.enum(JOB_PHASES).nullable().meta({ description: 'What it is at. Null before it begins.' }),
    done: count.meta({ description: 'Records, days or subscriptions.' }),
    total: count.nullable().meta({
      description:
        'Null where nobody knows. Of records it is the number in reports, of which the ledger may have fewer.',
    }),
    failures: z
      .array(z.strictObject({ id: Id, code: z.string() }))
      .meta({ description: 'Subscriptions that could not be decided, and why.' }),
    error_code: z.string().nullable().meta({
      description:
        'Why it failed: permission_denied (a role was taken away meanwhile), file_too_large (more than 50 MB), interrupted (it got nowhere in five attempts), conflict (another one runs), or the code of another error.',
    }),
    created_at: Timestamp,
    started_at: Timestamp.nullable(),
    finished_at: Timestamp.nullable(),
    file: orNull(
      z
        .strictObject({ name: z.string(), content_type: z.string(), bytes: count, expires_at: Timestamp })
        .meta({ id: 'JobFile' }),
    ).meta({ description: 'Once it is complete, for 24 hours.' }),
  })
  .meta({ id: 'Job' });

export const JobList = listWithNamesOf(Job, 'JobList');

/** The data of an event; `event` is also the name of the event. */
export const JobEvent = z
  .discriminatedUnion('event', [
    z.strictObject({ event: z.literal('job'), at: Timestamp, job: Job }),
    z.strictObject({
      event: z.literal('unavailable'),
      at: Timestamp,
      code: z.string().meta({ description: 'Why nothing is known. The job follows when it is.' }),
    }),
    z.strictObject({
      event: z.literal('end'),
      at: Timestamp,
      code: z.string().meta({ description: 'Such as session_expired, not_found or shutting_down.' }),
    }),
  ])
  .meta({ id: 'JobEvent' });

const params = z.object({ job_id: pathId<'job'>() });
const tag = 'Jobs';

export const JobsQuery = PageQuery.extend({
  kind: z.enum(JOB_KINDS).optional(),
  state: z.enum(['open', 'ended']).optional().meta({ description: 'Default all.' }),
});

const list = {
  method: 'get' as const,
  tag,
  query: JobsQuery,
  answer: { status: 200 as const, schema: JobList, description: 'A page of jobs, newest first.' },
};

export const createJobOperation = operation({
  method: 'post',
  path: '/v1/jobs',
  operationId: 'createJob',
  tag,
  summary: 'Start a background job',
  description:
    'Also needs the permission for the work itself, now and at every step. If a gateway stops, another one continues the job. At most ten open jobs per person, two of which run at once; one rebuild and one reconciliation check at a time. For people only: programs use the synchronous endpoints.',
  access: 'job.create',
  body: CreateJob,
  answer: { status: 202, schema: Job, description: 'The queued job.' },
  errors: [404, 409, 429],
});

export const listJobsOperation = operation({
  ...list,
  path: '/v1/jobs',
  operationId: 'listJobs',
  summary: 'List your jobs',
  description: 'Kept for 30 days, and at most the newest hundred that have ended.',
  access: 'job.list',
});

export const listOrganizationJobsOperation = operation({
  ...list,
  path: '/v1/organizations/{organization_id}/jobs',
  operationId: 'listOrganizationJobs',
  summary: 'List the jobs of an organization',
  access: 'organization.jobs.read',
  params: organizationParams,
  errors: [404],
});

export const listAllJobsOperation = operation({
  ...list,
  path: '/v1/admin/jobs',
  operationId: 'listAllJobs',
  tag: 'Platform administration',
  summary: 'List the jobs of everybody',
  access: 'job.list_all',
});

export const getJobOperation = operation({
  method: 'get',
  path: '/v1/jobs/{job_id}',
  operationId: 'getJob',
  tag,
  summary: 'Read a job',
  description: 'Your own, one of an organization whose jobs you may list, or any for who may list all.',
  access: 'job.read',
  params,
  answer: { status: 200, schema: Job, description: 'The job.' },
  errors: [404],
});

export const cancelJobOperation = operation({
  method: 'post',
  path: '/v1/jobs/{job_id}/cancel',
  operationId: 'cancelJob',
  tag,
  summary: 'Cancel a job',
  description:
    'It ends within two seconds. What it has done stays done. One that has ended stays as it is. Platform admins cancel all.',
  access: 'job.cancel',
  params,
  answer: { status: 202, schema: Job, description: 'The job, which ends soon.' },
  errors: [404],
});

export const watchJobOperation = operation({
  method: 'get',
  path: '/v1/jobs/{job_id}/events',
  operationId: 'watchJob',
  tag,
  summary: 'Watch a job until it ends',
  description:
    'The job, then the job again whenever it has got on, once a second at most; a comment where nothing happens for 15 seconds. The stream ends with the job, or when the caller may not see it any more. At most 4 streams of a caller, and 64 of a gateway, with those of live events.',
  access: 'job.read',
  params,
  answer: {
    status: 200,
    events: JobEvent,
    description: 'Server-sent events, each with a JobEvent as its data.',
  },
  errors: [404, 429],
});

export const getJobFileOperation = operation({
  method: 'get',
  path: '/v1/jobs/{job_id}/file',
  operationId: 'getJobFile',
  tag,
  summary: 'Download the file that a job made',
  description: 'Your own, as long as you may still export that.',
  access: 'job.read',
  params,
  answer: { status: 200, description: 'The file, as an attachment.', contentType: 'text/csv' },
  errors: [404],
});

export const jobOperations = [
  createJobOperation,
  listJobsOperation,
  listOrganizationJobsOperation,
  listAllJobsOperation,
  getJobOperation,
  cancelJobOperation,
  watchJobOperation,
  getJobFileOperation,
];
