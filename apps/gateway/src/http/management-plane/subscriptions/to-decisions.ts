import type { SubscriptionDecisions } from '@weir/contracts/admin-subscriptions';
import type { DecisionResult } from '@weir/domain/subscriptions';
import type { z } from 'zod';
import type { Services } from '../../../compose.ts';
import { toSubscriptionWires } from './to-wire.ts';

export async function toDecisionsWire(
  results: readonly DecisionResult[],
  management: Services['management'],
): Promise<z.input<typeof SubscriptionDecisions>> {
  const decided = results.flatMap((result) => ('failed' in result ? [] : [result.subscription]));
  const wires = (await toSubscriptionWires(decided, management)).values();
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
            subscription: wires.next().value!,
            code: null,
            message: null,
          },
    ),
  };
}
