import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { BeginJobButton } from '../jobs/begin-job-button.tsx';
import { JobHere, useJobHere } from '../jobs/job-here.tsx';
import { AgreementBadge } from './agreement-badge.tsx';
import { DifferencesTable } from './differences-table.tsx';
import {
  type Reconciliation,
  type ReconciliationRun,
  useCancelReconciliation,
  useReconciliation,
  useShowReconciliation,
} from './reconciliation-queries.ts';

const PATH = '/v1/admin/reconciliation';

/** Whether ledger, rollups, totals and counters are the same, and a comparison now. */
export function ReconciliationPage() {
  const { t } = useLingui();
  const reconciliation = useReconciliation();
  const mayStart = useCan('platform.reconciliation.start');
  const job = useJobHere('reconciliation');
  const refresh = useShowReconciliation();
  const isRunning = (reconciliation.data?.running ?? null) !== null;
  return (
    <Page
      screen="/system/reconciliation"
      lead={
        <Trans>
          Weir compares every total it shows with the ledger records behind it, at one point in time. Traffic
          is not affected.
        </Trans>
      }
      actions={
        mayStart ? (
          <BeginJobButton
            job={job}
            look="primary"
            icon="refresh"
            isDisabled={isRunning}
            parameters={() => ({ reconciliation: {} })}
          >
            <Trans>Run check</Trans>
          </BeginJobButton>
        ) : null
      }
      calls={[
        { method: 'GET', path: PATH },
        { method: 'POST', path: '/v1/jobs', body: { reconciliation: {} } },
      ]}
    >
      <JobHere job={job} onEnd={refresh} />
      {reconciliation.isPending ? (
        <Skeleton label={t`Loading last check`} />
      ) : reconciliation.data === undefined ? (
        <ErrorPanel error={reconciliation.error} onRetry={() => reconciliation.refetch()} />
      ) : (
        <Shown reconciliation={reconciliation.data} showsRunning={job.id === null} />
      )}
    </Page>
  );
}

function Shown({ reconciliation, showsRunning }: { reconciliation: Reconciliation; showsRunning: boolean }) {
  const { t } = useLingui();
  const { running, last } = reconciliation;
  return (
    <>
      <div role="status">
        <AgreementBadge agreement={reconciliation} />
      </div>
      {running === null || !showsRunning ? null : <Running run={running} />}
      {last === null ? (
        <Card>
          <EmptyState icon="check" title={t`No checks yet`}>
            <Trans>Weir runs this check automatically in the background. You can also run it now.</Trans>
          </EmptyState>
        </Card>
      ) : (
        <Last run={last} />
      )}
    </>
  );
}

function Running({ run }: { run: ReconciliationRun }) {
  const { t } = useLingui();
  const { count } = useFormat();
  const mayCancel = useCan('platform.reconciliation.cancel');
  const cancel = useCancelReconciliation();
  const { days, days_done } = run;
  return (
    <Card
      title={t`Check in progress`}
      actions={
        mayCancel ? (
          <Button isPending={cancel.isPending} onPress={() => cancel.mutate({})}>
            <Trans>Cancel check</Trans>
          </Button>
        ) : null
      }
    >
      <Meter
        label={t`Days checked`}
        share={days === null || days === 0 ? 0 : days_done / days}
        warnsAt={2}
        text={days === null ? count(days_done) : t`${count(days_done)} of ${count(days)}`}
      />
      <ErrorNote error={cancel.error} />
    </Card>
  );
}

function Last({ run }: { run: ReconciliationRun }) {
  const { t } = useLingui();
  const { count, exactTime } = useFormat();
  const number = (value: number | null) => (value === null ? '–' : count(value));
  return (
    <>
      <Card title={t`Last check`}>
        <DescriptionList
          items={[
            [t`State`, <code key="state">{run.status}</code>],
            [t`Checked as of`, exactTime(run.started_at)],
            [t`Ended`, run.finished_at === null ? '–' : <Time key="ended" at={run.finished_at} />],
            [t`Ledger start`, run.ledger_since === null ? '–' : exactTime(run.ledger_since)],
            [t`Days`, number(run.days)],
            [t`Records`, number(run.records)],
            [t`Counters`, number(run.counters)],
            [
              t`Differences`,
              <Badge key="differences" tone={run.differences === 0 ? 'success' : 'danger'}>
                {count(run.differences)}
              </Badge>,
            ],
            ...(run.error_code === null
              ? []
              : [[t`Error`, <code key="error">{run.error_code}</code>] as const]),
          ]}
        />
      </Card>
      {run.examples.length === 0 ? null : (
        <Card title={t`Differences`}>
          <DifferencesTable differences={run.examples} />
        </Card>
      )}
    </>
  );
}
