import type { jobParameters } from '@weir/contracts/jobs';
import { beginJob, exportStep, type JobRepositories, reachText } from '@weir/domain/jobs';
import type { OrganizationId, UserCaller } from '@weir/domain/kernel';
import {
  accessOrganization,
  recordingRefusals,
  writeToOrganization,
  writeToPlatform,
} from '@weir/domain/management';
import { requirePermission } from '@weir/domain/permissions';
import type { z } from 'zod';
import { AUDIT_LOG_FORMATS } from '../audit-log/export-formats.ts';
import { toAuditFilter } from '../audit-log/to-filter.ts';
import type { JobKindWork, JobServices } from './job-kind.ts';

type Parameters = z.output<(typeof jobParameters)['audit_log_export']>;

/** Records per step. */
const BATCH_SIZE = 500;

/** Exports an audit log, as `GET …/audit-log/export` does: its own beginning is in it. */
export const auditLogExportJob: JobKindWork<'audit_log_export'> = {
  begin(caller, parameters, { management }) {
    const organizationId = organizationOf(parameters);
    const target = {
      kind: 'audit_log',
      id: organizationId ?? toAuditFilter(parameters).organizationId ?? 'platform',
    } as const;
    const begin = async (repositories: Pick<JobRepositories, 'jobs'>) => ({
      result: await beginJob(
        caller,
        { kind: 'audit_log_export', organizationId, parameters, phase: 'records', total: null },
        repositories,
        management,
      ),
      target,
    });
    return organizationId === null
      ? writeToPlatform(caller, 'platform.audit.export', management, begin)
      : writeToOrganization(caller, 'audit.export', organizationId, management, (_, repositories) =>
          begin(repositories),
        );
  },

  async step(run, parameters, services) {
    const reach = await reachNow(run.caller, parameters, services);
    const filter = toAuditFilter(parameters);
    const { audit } = services.management.unitOfWork.repositories;
    return exportStep(run, {
      reach,
      format: AUDIT_LOG_FORMATS[parameters.format],
      count: async () => null,
      read: (after: string | null) =>
        audit.list(filter.organizationId ?? null, filter, { limit: BATCH_SIZE, after }),
    });
  },

  reach: reachNow,
};

async function reachNow(
  caller: UserCaller,
  parameters: Parameters,
  { management }: JobServices,
): Promise<string> {
  const organizationId = organizationOf(parameters);
  const action = organizationId === null ? 'platform.audit.export' : 'audit.export';
  await recordingRefusals(caller, action, organizationId, management, async () => {
    if (organizationId === null) requirePermission(caller.actor, action, null);
    else await accessOrganization(caller, action, organizationId, management.unitOfWork.repositories);
  });
  return reachText({ organizationId });
}

/** Null for the platform's. */
function organizationOf({ of, organization_id }: Parameters): OrganizationId | null {
  return of === 'organization' ? (organization_id!.toLowerCase() as OrganizationId) : null;
}
