import { DomainError } from '../kernel/domain-error.ts';
import { newId } from '../kernel/ids.ts';
import { DEFAULT_THRESHOLDS } from '../limits/limit.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { SubscriptionRepositories } from './ports.ts';
import type { Subscription, SubscriptionQuota } from './subscription.ts';

/** What an approver grants. Absent is unchanged. */
export interface SubscriptionTerms {
  readonly quotas?: readonly SubscriptionQuota[] | undefined;
  /** Null for never. */
  readonly expiresAt?: Date | null | undefined;
}

/** Throws DomainError `invalid_parameter` for an end that is past, or two quotas of one kind and period. */
export function requireValidTerms({ quotas = [], expiresAt }: SubscriptionTerms, nowMs: number): void {
  if (expiresAt !== undefined && expiresAt !== null && expiresAt.getTime() <= nowMs) {
    throw new DomainError('invalid_parameter', 'expires_at: must be in the future', { param: 'expires_at' });
  }
  const kinds = quotas.map(({ kind, period }) => `${kind} ${period}`);
  if (new Set(kinds).size < kinds.length) {
    throw new DomainError('invalid_parameter', 'quotas: must not contain the same kind and period twice', {
      param: 'quotas',
    });
  }
}

/** Makes these the quotas of a subscription that the caller has locked. Counted from what the ledger has of the period. */
export async function replaceQuotas(
  { organizationId, id }: Pick<Subscription, 'organizationId' | 'id'>,
  quotas: readonly SubscriptionQuota[],
  { limits }: Pick<SubscriptionRepositories, 'limits'>,
  { clock, randomBytes }: Pick<ManagementPorts, 'clock' | 'randomBytes'>,
): Promise<void> {
  const nowMs = clock.nowMs();
  await limits.replace(
    organizationId,
    { scope: 'subscription', scopeId: id, setBy: 'organization' },
    quotas.map(({ kind, period, amount }) => ({
      id: newId(nowMs, randomBytes),
      ...{ kind, period, amount, modelId: null, hard: true, letsFinish: false },
      thresholds: DEFAULT_THRESHOLDS,
    })),
    new Date(nowMs),
  );
}
