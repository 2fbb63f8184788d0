import type { UpdateSubscriptionTerms } from '@weir/contracts/admin-subscriptions';
import type { SubscriptionTerms } from '@weir/domain/subscriptions';
import type { z } from 'zod';

type Given = Pick<z.output<typeof UpdateSubscriptionTerms>, 'quotas' | 'expires_at'>;

/** What an approver grants, as it was given. */
export function toTerms({ quotas, expires_at }: Given): SubscriptionTerms {
  return {
    quotas: quotas?.map(({ kind, period, amount }) => ({
      kind,
      period,
      amount: BigInt(amount),
    })),
    expiresAt: expires_at === undefined || expires_at === null ? expires_at : new Date(expires_at),
  };
}
