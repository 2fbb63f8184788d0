import { expect, it } from 'vitest';
import { aQuota, aRate } from '../../../testing/src/a-limit.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { bindingLimits } from './binding-limits.ts';
import type { Limit } from './limit.ts';

it('binding limits have the least left of their kind, and refuse all requests', () => {
  const use = (limit: Limit, remaining: bigint) => ({
    ...{ limit, remaining, used: 0n, reserved: 0n, resetsAtMs: null },
  });
  const uses = [
    use(aQuota(10n), 5n),
    use(aQuota(10n, { kind: 'credit' }), 4n),
    use(aQuota(10n, { hard: false }), 0n),
    use(aQuota(10n, { modelId: aFreshId() }), 1n),
    use(aRate(10n), 9n),
    use(aRate(10n, { scope: 'organization' }), 3n),
  ];
  expect([...bindingLimits(uses)]).toEqual([uses[1], uses[5]]);
});
