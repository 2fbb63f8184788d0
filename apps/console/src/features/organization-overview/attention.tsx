import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { useAlertRules } from '../alerts/alert-queries.ts';
import { useLimits } from '../limits/limit-queries.ts';
import { usePeriodName } from '../limits/use-period-name.ts';
import { useRefusals } from '../organization-usage/request-list-queries.ts';
import { useWebhooks } from '../webhooks/webhook-queries.ts';
import { nearLimits } from './near-limits.ts';

export interface AttentionProps {
  readonly organizationId: string;
  readonly since: string;
}

/** What somebody should look at now: limits near their end, alerts that fire, webhooks that fail, refusals. */
export function Attention({ organizationId, since }: AttentionProps) {
  const { t } = useLingui();
  const scope = { organizationId };
  const parts = [
    useCan('organization.limits.read', scope) ? (
      <NearLimits key="limits" organizationId={organizationId} />
    ) : null,
    useCan('alert_rule.list', scope) ? <FiringRules key="rules" organizationId={organizationId} /> : null,
    useCan('webhook.list', scope) ? <FailingWebhooks key="webhooks" organizationId={organizationId} /> : null,
    useCan('refusal.list', scope) ? (
      <Refused key="refused" organizationId={organizationId} since={since} />
    ) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <Card title={t`Needs attention`}>
      {/* The last line stands alone when no part has anything to say. */}
      <ul className="flex flex-col gap-2 empty:hidden">{parts}</ul>
      <p className="text-sm text-muted">
        <Trans>Shows limits above 80%, firing alerts, failing webhooks and refused requests.</Trans>
      </p>
    </Card>
  );
}

function Line({ tone, state, children }: { tone: Tone; state: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-2">
      <Badge tone={tone}>{state}</Badge>
      <span>{children}</span>
    </li>
  );
}

function NearLimits({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const { percent } = useFormat();
  const periodName = usePeriodName();
  const limits = useLimits({ kind: 'organization', organizationId });
  if (limits.data === undefined) return null;
  const kinds = { budgets: t`Budget`, request_quotas: t`Requests`, token_quotas: t`Tokens` };
  return [
    ...nearLimits(limits.data, 'organization'),
    ...(limits.data.platform === undefined ? [] : nearLimits(limits.data.platform, 'platform')),
  ].map(({ id, kind, period, share, hard, setBy }) => {
    const [name, used] = [`${kinds[kind]}, ${periodName(period)}`, percent(share)];
    const isReached = share >= 1;
    return (
      <Line
        key={id}
        tone={isReached && hard ? 'danger' : 'warning'}
        state={isReached ? t`Reached` : t`Nearly reached`}
      >
        <Trans>
          {name}: {used} used.
        </Trans>{' '}
        <Link to="/org/$organizationId/limits" params={{ organizationId }}>
          {setBy === 'platform' ? t`See who can raise it` : t`View or raise it`}
        </Link>
      </Line>
    );
  });
}

function FiringRules({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const rules = useAlertRules(organizationId);
  return (rules.data?.data ?? [])
    .filter(({ state }) => state === 'firing')
    .map(({ id, name, fired_at }) => (
      <Line key={id} tone="danger" state={t`Firing`}>
        <Link to="/org/$organizationId/alerts" params={{ organizationId }}>
          {name}
        </Link>{' '}
        {fired_at === null ? null : <Time at={fired_at} />}
      </Line>
    ));
}

function FailingWebhooks({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const webhooks = useWebhooks(organizationId, undefined);
  return (webhooks.data?.data ?? [])
    .filter(
      ({ failing_since, deactivation_reason }) =>
        failing_since !== null || (deactivation_reason !== null && deactivation_reason !== 'requested'),
    )
    .map(({ id, name }) => (
      <Line key={id} tone="warning" state={t`Failing`}>
        <Link to="/org/$organizationId/webhooks" params={{ organizationId }} search={{ webhook: id }}>
          <Trans>Webhook {name}</Trans>
        </Link>
      </Line>
    ));
}

/** As many kinds of refusals as one page of the API has; where there are more, the number is a lower bound. */
const COUNTED = 100;

function Refused({ organizationId, since }: AttentionProps) {
  const { t } = useLingui();
  const { count } = useFormat();
  const refusals = useRefusals(organizationId, { since, limit: COUNTED });
  const rows = refusals.data?.data ?? [];
  if (rows.length === 0) return null;
  const counted = count(rows.reduce((sum, row) => sum + row.count, 0));
  const times = refusals.data?.has_more === true ? `${counted}+` : counted;
  return (
    <Line tone="warning" state={t`Refused`}>
      <Trans>{times} requests recently.</Trans>{' '}
      <Link to="/org/$organizationId/requests" params={{ organizationId }} search={{ show: 'refused' }}>
        <Trans>See why</Trans>
      </Link>
    </Line>
  );
}
