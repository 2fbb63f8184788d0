import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { UNKNOWN } from '../../format/shown-number.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { AlertActions } from './alert-actions.tsx';
import { AlertDialog } from './alert-dialog.tsx';
import { type AlertRule, useAlertRules } from './alert-queries.ts';
import type { AlertsSearch } from './alerts-search.ts';
import { useMetric } from './use-metric.ts';

export function AlertsPage({ organizationId, search }: { organizationId: string; search: AlertsSearch }) {
  const { t } = useLingui();
  const { nameOf, format, windowName } = useMetric();
  const rules = useAlertRules(organizationId, search.cursor);
  const paging = useCursor(search.cursor);
  const mayCreate = useCan('alert_rule.create', { organizationId });
  const maySeeWebhooks = useCan('webhook.list', { organizationId });
  const [isCreating, setCreating] = useState(false);
  const createButton = mayCreate ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Create rule</Trans>
    </Button>
  ) : null;
  const columns: readonly Column<AlertRule>[] = [
    { id: 'name', heading: t`Name`, cell: ({ name }) => name },
    {
      id: 'condition',
      heading: t`Condition`,
      cell: ({ metric, threshold, window, model }) => {
        const [name, value, time] = [nameOf(metric), format(metric, threshold), windowName(window)];
        return (
          <span className="flex flex-col">
            <Trans>
              {name} above {value} over {time}
            </Trans>
            {model === null ? null : <code className="text-sm text-muted">{model}</code>}
          </span>
        );
      },
    },
    { id: 'state', heading: t`State`, cell: (rule) => <RuleState rule={rule} /> },
    {
      id: 'last_value',
      heading: t`Latest value`,
      align: 'end',
      cell: ({ metric, last_value }) =>
        last_value === null ? (
          <KnownNumber number={UNKNOWN} hint={t`Too few requests to evaluate`} />
        ) : (
          format(metric, last_value)
        ),
    },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      cell: (rule) => <AlertActions rule={rule} />,
    },
  ];
  return (
    <Page
      screen="/org/$organizationId/alerts"
      lead={
        <Trans>
          Rules check spend, failures and latency every minute. When a rule fires, Weir sends an event to your
          webhooks. Budgets have their own alerts, at the percentages you set.
        </Trans>
      }
      actions={
        <>
          {maySeeWebhooks ? (
            <Link to="/org/$organizationId/webhooks" params={{ organizationId }} look="secondary">
              <Trans>Webhooks</Trans>
            </Link>
          ) : null}
          {createButton}
        </>
      }
      calls={[{ method: 'GET', path: `/v1/organizations/${organizationId}/alert-rules` }]}
    >
      <Card>
        <DataTable
          label={t`Alert rules`}
          list={rules}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={
            <EmptyState icon="alert" title={t`No alert rules yet`} actions={createButton}>
              <Trans>Create a rule to learn about problems before your users do.</Trans>
            </EmptyState>
          }
        />
      </Card>
      <AlertDialog organizationId={organizationId} isOpen={isCreating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function RuleState({ rule: { state, fired_at } }: { rule: AlertRule }) {
  const { t } = useLingui();
  if (state === 'inactive') return <Badge tone="neutral">{t`Off`}</Badge>;
  if (state === 'ok') return <Badge tone="success">{t`OK`}</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone="danger">{t`Firing`}</Badge>
      {fired_at === null ? null : <Time at={fired_at} />}
    </span>
  );
}
