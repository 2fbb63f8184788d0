import type { jobParameters } from '@weir/contracts/jobs';
import { beginJob, exportStep, reachText } from '@weir/domain/jobs';
import type { OrganizationId } from '@weir/domain/kernel';
import {
  isOfLedger,
  reachOfUsageExport,
  toUsageRange,
  type UsageSubject,
  writeUsageExport,
} from '@weir/domain/usage-reports';
import type { z } from 'zod';
import { USAGE_FORMATS } from '../usage/export-formats.ts';
import { toAskedRange, toUsageFilter } from '../usage/to-filter.ts';
import type { JobKindWork } from './job-kind.ts';

type Parameters = z.output<(typeof jobParameters)['usage_export']>;

/** Records per step. */
const BATCH_SIZE = 500;

/** Exports records of usage, as `GET …/usage/export` does. */
export const usageExportJob: JobKindWork<'usage_export'> = {
  begin(caller, parameters, { management }) {
    const { since, until } = toUsageRange(toAskedRange(parameters), management.clock.nowMs());
    const subject = subjectOf(parameters);
    return writeUsageExport(caller, subject, management, (_, repositories) =>
      beginJob(
        caller,
        {
          kind: 'usage_export',
          organizationId: subject.of === 'organization' ? subject.organizationId : null,
          parameters: { ...parameters, since: since.toISOString(), until: until.toISOString() },
          ...{ phase: 'records', total: null },
        },
        repositories,
        management,
      ),
    );
  },

  async step(run, parameters, { management }) {
    const { usageReports } = management.unitOfWork.repositories;
    const range = toUsageRange(toAskedRange(parameters), management.clock.nowMs());
    const filter = toUsageFilter(parameters);
    const reach = await reachOfUsageExport(run.caller, subjectOf(parameters), management);
    const selection = { reach, filter, ...range };
    return exportStep(run, {
      reach: reachText(reach),
      format: USAGE_FORMATS[parameters.format],
      // What only the ledger knows is not counted before it is read.
      count: async () => (isOfLedger(filter) ? null : (await usageReports.totals(selection)).sums.requests),
      async read(after: { readonly startedAt: string; readonly recordId: string } | null) {
        const { items, next } = await usageReports.records(
          selection,
          BATCH_SIZE,
          after && { ...after, startedAt: new Date(after.startedAt) },
        );
        return { items, next: next && { ...next, startedAt: next.startedAt.toISOString() } };
      },
    });
  },

  async reach(caller, parameters, { management }) {
    return reachText(await reachOfUsageExport(caller, subjectOf(parameters), management));
  },
};

function subjectOf({ of, organization_id: organizationId }: Parameters): UsageSubject & {
  of: Parameters['of'];
} {
  return of === 'organization' ? { of, organizationId: organizationId as OrganizationId } : { of };
}
