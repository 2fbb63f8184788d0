import { Trans } from '@lingui/react/macro';
import type { UsageQuery } from '../usage/usage-query.ts';
import { BeginJobButton } from './begin-job-button.tsx';
import type { useJobHere } from './job-here.tsx';
import type { NewJob } from './job-queries.ts';

type Asked = UsageQuery & Pick<NonNullable<NewJob['usage_export']>, 'ending'>;

export interface ExportRequestsProps {
  readonly job: ReturnType<typeof useJobHere>;
  /** Of an organization; null: of one's own keys. */
  readonly organizationId: string | null;
  readonly query: Asked;
}

/** Exports the requests that a screen is about. */
export function ExportRequests({ job, organizationId, query }: ExportRequestsProps) {
  return (
    <BeginJobButton
      job={job}
      icon="download"
      parameters={() => ({
        usage_export: {
          ...query,
          format: 'csv',
          ...(organizationId === null
            ? { of: 'me' }
            : { of: 'organization', organization_id: organizationId }),
        },
      })}
    >
      <Trans>Export requests as CSV</Trans>
    </BeginJobButton>
  );
}
