import type { SubscriptionDecisions } from '@weir/contracts/admin-subscriptions';
import type { DecisionResult } from '@weir/domain/subscriptions';
import type { z } from 'zod';
import { toSubscriptionWire } from './to-wire.ts';

export function toDecisionsWire(results: readonly DecisionResult[]): z.input<typeof SubscriptionDecisions> {
  return {
    data: results.map((result) =>
      'failed' in result
        ? {
            id: result.id,
            status: 'failed' as const,
            subscription: null,
            code: result.failed.code,
            message: result.failed.publicMessage,
          }
        : {
            id: result.id,
            status: 'decided' as const,
            subscription: toSubscriptionWire(result.subscription),
            code: null,
            message: null,
          },
    ),
  };
}
