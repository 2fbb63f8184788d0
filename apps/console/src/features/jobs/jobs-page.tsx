import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DownloadLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { fileOf } from './job-panel.tsx';
import { isOpen, type Job, useCancelJob, useJobs } from './job-queries.ts';
import type { JobsSearch } from './jobs-search.ts';
import { useJobTexts } from './use-job-texts.ts';

/** The long work that one began: exports, rebuilds, comparisons, decisions about many. */
export function JobsPage({ search }: { search: JobsSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/account/jobs' });
  const jobs = useJobs(search);
  const paging = useCursor(search.cursor);
  return (
    <Page
      screen="/account/jobs"
      lead={
        <Trans>
          Jobs run in the background and continue if you leave the page. Files are kept for 24 hours.
        </Trans>
      }
      calls={[{ method: 'GET', path: '/v1/jobs' }]}
    >
      <Card>
        <Toolbar>
          <Select
            label={t`State`}
            value={search.state ?? 'all'}
            choices={[
              { value: 'all', label: t`All` },
              { value: 'open', label: t`In progress` },
              { value: 'ended', label: t`Ended` },
            ]}
            onChange={(state) =>
              void navigate({
                search: (before) => ({
                  ...before,
                  cursor: undefined,
                  state: state === 'open' || state === 'ended' ? state : undefined,
                }),
              })
            }
          />
        </Toolbar>
        <DataTable
          label={t`Jobs`}
          list={jobs}
          columns={useColumns()}
          rowId={({ id }) => id}
          paging={paging}
          empty={
            <EmptyState icon="clock" title={t`No jobs`}>
              <Trans>Exports and other long-running work appear here.</Trans>
            </EmptyState>
          }
        />
      </Card>
    </Page>
  );
}

function useColumns(): readonly Column<Job>[] {
  const { t } = useLingui();
  const { count } = useFormat();
  const texts = useJobTexts();
  return [
    { id: 'kind', heading: t`Job`, cell: (job) => texts.kind(job) },
    {
      id: 'state',
      heading: t`State`,
      cell: (job) => (
        <span className="flex flex-col gap-1">
          <span>
            <Badge tone={texts.tone(job)}>{texts.state(job)}</Badge>
          </span>
          {job.error_code === null ? null : (
            <span className="text-sm text-muted">{texts.error(job.error_code)}</span>
          )}
        </span>
      ),
    },
    {
      id: 'done',
      heading: t`Progress`,
      align: 'end',
      cell: ({ done, total }) => (total === null ? count(done) : t`${count(done)} of ${count(total)}`),
    },
    { id: 'created_at', heading: t`Started`, cell: ({ created_at }) => <Time at={created_at} /> },
    {
      id: 'finished_at',
      heading: t`Ended`,
      cell: ({ finished_at }) => (finished_at === null ? '–' : <Time at={finished_at} />),
    },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      cell: (job) => <JobActions job={job} />,
    },
  ];
}

function JobActions({ job }: { job: Job }) {
  const { t } = useLingui();
  const mayCancel = useCan('job.cancel');
  const cancel = useCancelJob();
  if (job.file !== null) {
    return (
      <DownloadLink href={fileOf(job.id)}>
        <Trans>Download</Trans>
      </DownloadLink>
    );
  }
  if (!isOpen(job) || !mayCancel) return null;
  return (
    <Button
      look="quiet"
      isDisabled={job.state === 'cancelling'}
      isPending={cancel.isPending}
      onPress={() =>
        cancel.mutate(
          { params: { path: { job_id: job.id } } },
          { onError: () => showToast(t`The job could not be cancelled. Try again.`, 'danger') },
        )
      }
    >
      <Trans>Cancel job</Trans>
    </Button>
  );
}
