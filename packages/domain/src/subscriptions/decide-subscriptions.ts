import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { UserCaller } from '../kernel/actor.ts';
import { type DomainError, isDomainError } from '../kernel/domain-error.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { changeState } from './change-state.ts';
import type { SubscriptionRepositories } from './ports.ts';
import { replaceQuotas, requireValidTerms, type SubscriptionTerms } from './set-terms.ts';
import type { Subscription } from './subscription.ts';
import { refuseOwnDecision, requireVersion } from './subscription-access.ts';

/** A subscription as the approver saw it. */
export interface Decision extends SubscriptionTerms {
  readonly id: SubscriptionId;
  readonly version: number;
}

export type DecisionResult =
  | { readonly id: SubscriptionId; readonly subscription: Subscription }
  | { readonly id: SubscriptionId; readonly failed: DomainError };

export type Verdict = 'approve' | 'deny';
type Ports = ManagementPorts<SubscriptionRepositories>;

/** The reasons why one of many is not decided; everything else fails the whole. */
const FAILURES = new Set([
  'not_found',
  'conflict',
  'permission_denied',
  'missing_parameter',
  'invalid_parameter',
]);

/** Each by itself, all in one transaction. Throws DomainError `permission_denied`, `scope_missing`. */
export function approveSubscriptions(
  caller: UserCaller,
  decisions: readonly Decision[],
  reason: string | null,
  ports: Ports,
): Promise<readonly DecisionResult[]> {
  return decide(caller, 'approve', decisions, reason, ports);
}

/** The same, with the reason that the requesters are told. */
export function denySubscriptions(
  caller: UserCaller,
  decisions: readonly Pick<Decision, 'id' | 'version'>[],
  reason: string,
  ports: Ports,
): Promise<readonly DecisionResult[]> {
  return decide(caller, 'deny', decisions, reason, ports);
}

function decide(
  caller: UserCaller,
  verdict: Verdict,
  decisions: readonly Decision[],
  reason: string | null,
  ports: Ports,
): Promise<readonly DecisionResult[]> {
  return writeToPlatform(caller, `subscription.${verdict}`, ports, async (repositories) => {
    const results = new Map<Decision, DecisionResult>();
    // In the order in which others lock them, too.
    for (const decision of decisions.toSorted(byId)) {
      results.set(decision, await decideSubscription(caller, verdict, decision, reason, repositories, ports));
    }
    return { result: decisions.map((decision) => results.get(decision)!), target: [] };
  });
}

/**
 * Decides about one, within a transaction of a caller who may do so, and records that. What keeps only this one from being decided is
 * a result.
 */
export async function decideSubscription(
  caller: UserCaller,
  verdict: Verdict,
  decision: Decision,
  reason: string | null,
  repositories: Repositories<SubscriptionRepositories>,
  ports: Ports,
): Promise<DecisionResult> {
  const { id } = decision;
  const found = await repositories.subscriptionQueue.findForUpdate(id);
  const record = (errorCode: 'permission_denied' | null) =>
    repositories.audit.append(
      toAuditRecord(
        caller,
        {
          action: `subscription.${verdict}`,
          outcome: errorCode === null ? 'succeeded' : 'refused',
          errorCode,
          organizationId: found?.organizationId ?? null,
          target: { kind: 'subscription', id },
          changedFields: [],
        },
        ports,
      ),
    );
  try {
    if (found === null) throw notFound('subscription');
    await refuseOwnDecision(caller.actor, found, repositories);
    requireVersion(found, decision.version);
    requireValidTerms(decision, ports.clock.nowMs());
    const context = { by: 'platform_admin', restricted: true, reason } as const;
    // An approval without an end is for good, whatever an earlier one said.
    const terms = verdict === 'approve' ? { expiresAt: decision.expiresAt ?? null } : {};
    const decided = await changeState(caller, found, verdict, context, terms, repositories, ports);
    if (decision.quotas !== undefined) await replaceQuotas(found, decision.quotas, repositories, ports);
    await record(null);
    return { id, subscription: { ...decided, quotas: decision.quotas ?? decided.quotas } };
  } catch (error) {
    if (!isDomainError(error) || !FAILURES.has(error.code)) throw error;
    if (error.code === 'permission_denied') await record('permission_denied');
    return { id, failed: error };
  }
}

function byId({ id: one }: Decision, { id: other }: Decision): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
