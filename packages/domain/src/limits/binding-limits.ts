import type { LimitUse } from './ports.ts';
import { isOfMoney } from './request-checks.ts';

/**
 * Those that have the least left of their kind, money being one: the next request meets them first. Soft limits refuse nothing, and
 * limits of one model say nothing of others, so they do not bind.
 */
export function bindingLimits(uses: readonly LimitUse[]): ReadonlySet<LimitUse> {
  const least = new Map<string, LimitUse>();
  for (const use of uses) {
    const { limit, remaining } = use;
    if (limit.modelId !== null || ('hard' in limit && !limit.hard)) continue;
    const kind = isOfMoney(limit) ? 'money' : limit.kind;
    const other = least.get(kind);
    if (other === undefined || remaining < other.remaining) least.set(kind, use);
  }
  return new Set(least.values());
}
