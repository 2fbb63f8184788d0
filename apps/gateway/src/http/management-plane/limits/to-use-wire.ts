import type { limitUse } from '@weir/contracts/limit-use';
import { type LimitChange, type LimitUse, unitOf } from '@weir/domain/limits';
import type { z } from 'zod';

/** A limit of a key and what is left of it. */
export function toLimitUseWire({
  limit,
  used,
  reserved,
  remaining,
  resetsAtMs,
  change,
}: LimitUse & { readonly change: LimitChange }): {
  [Field in keyof typeof limitUse]: z.input<(typeof limitUse)[Field]>;
} {
  return {
    id: limit.id,
    scope: limit.scope,
    scope_id: limit.scopeId,
    set_by: change.setBy,
    kind: limit.kind,
    period: 'period' in limit ? limit.period : null,
    hard: 'hard' in limit ? limit.hard : true,
    unit: unitOf(limit),
    amount: `${limit.amount}`,
    used: `${used}`,
    reserved: `${reserved}`,
    remaining: `${remaining}`,
    resets_at: resetsAtMs === null ? null : new Date(resetsAtMs).toISOString(),
    change: { action: change.action, allowed: change.allowed },
  };
}
