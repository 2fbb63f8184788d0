import type { components } from '@weir/api-client';

/** What an approver grants, for each of those that are approved together. */
export interface GivenTerms {
  readonly tokensPerMonth: number | null;
  readonly requestsPerMonth: number | null;
  /** RFC 3339; null: for good. */
  readonly expiresAt: string | null;
}

export const NO_TERMS: GivenTerms = { tokensPerMonth: null, requestsPerMonth: null, expiresAt: null };

type Approved = components['schemas']['ApproveSubscriptions']['subscriptions'][number];

/** As the API takes them. Without any quota those that a subscription has stay. */
export function toTerms({ tokensPerMonth, requestsPerMonth, expiresAt }: GivenTerms) {
  const quotas: NonNullable<Approved['quotas']> = [];
  const period = 'month' as const;
  if (tokensPerMonth !== null) quotas.push({ kind: 'token_quota', period, amount: tokensPerMonth });
  if (requestsPerMonth !== null) quotas.push({ kind: 'request_quota', period, amount: requestsPerMonth });
  return {
    ...(quotas.length === 0 ? {} : { quotas }),
    ...(expiresAt === null ? {} : { expires_at: expiresAt }),
  };
}
