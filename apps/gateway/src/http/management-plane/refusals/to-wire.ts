import type { Refusal } from '@weir/contracts/refusals';
import type { RefusalCount } from '@weir/domain/refusals';
import type { z } from 'zod';

export function toRefusalWire(refusal: RefusalCount): z.input<typeof Refusal> {
  return {
    minute: refusal.minute.toISOString(),
    // Refusals of an organization are of its keys.
    api_key_id: refusal.key!.id,
    code: refusal.code,
    scope: refusal.scope,
    count: refusal.count,
    first_at: refusal.firstAt.toISOString(),
    last_at: refusal.lastAt.toISOString(),
    limit: refusal.limit?.toString() ?? null,
    observed: refusal.observed?.toString() ?? null,
    resets_at: refusal.resetsAt?.toISOString() ?? null,
    operation: refusal.operation,
    model: refusal.model,
    request_id: refusal.requestId,
    request_ids: [...refusal.requestIds],
    limits: refusal.limits.map(toLimitWire),
  };
}

function toLimitWire(limit: RefusalCount['limits'][number]): z.input<typeof Refusal>['limits'][number] {
  const { id, scope, kind, period, refuses } = limit;
  return {
    ...{ id, scope, scope_id: limit.scopeId, model_id: limit.modelId, kind, period, refuses },
    amount: `${limit.amount}`,
    used: limit.used?.toString() ?? null,
    reserved: limit.reserved?.toString() ?? null,
    resets_at: limit.resetsAtMs === null ? null : new Date(limit.resetsAtMs).toISOString(),
  };
}
