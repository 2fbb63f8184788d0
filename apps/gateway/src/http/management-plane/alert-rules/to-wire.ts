import type { AlertRule as AlertRuleContract } from '@weir/contracts/alert-rules';
import type { AlertRule } from '@weir/domain/alerts';
import type { z } from 'zod';

export function toAlertRuleWire(rule: AlertRule): z.input<typeof AlertRuleContract> {
  const { deactivatedAt, firedAt, lastValue } = rule;
  return {
    id: rule.id,
    organization_id: rule.organizationId,
    name: rule.name,
    metric: rule.metric,
    window: rule.window,
    model: rule.model,
    threshold: `${rule.threshold}`,
    min_requests: rule.minRequests,
    created_by: rule.createdBy,
    created_at: rule.createdAt.toISOString(),
    deactivated_at: deactivatedAt?.toISOString() ?? null,
    state: deactivatedAt !== null ? 'inactive' : firedAt === null ? 'ok' : 'firing',
    fired_at: firedAt?.toISOString() ?? null,
    last_value: lastValue === null ? null : `${lastValue}`,
  };
}
