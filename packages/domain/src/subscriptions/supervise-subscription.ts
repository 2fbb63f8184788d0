import type { UserCaller } from '../kernel/actor.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { changeState } from './change-state.ts';
import type { SubscriptionRepositories } from './ports.ts';
import type { Subscription } from './subscription.ts';
import { refuseOwnDecision, requireVersion, superviseSubscription } from './subscription-access.ts';

export interface SuperviseInput {
  /** As the caller saw it. */
  readonly version: number;
  readonly reason: string | null;
}

type Ports = ManagementPorts<SubscriptionRepositories>;

/** Puts a decision back into the queue. Throws DomainError `not_found`, `permission_denied`, `conflict`. */
export function revertSubscription(
  caller: UserCaller,
  id: SubscriptionId,
  input: SuperviseInput,
  ports: Ports,
) {
  return change(caller, 'revert', id, input, ports);
}

/** Takes the access away. Throws DomainError `not_found`, `permission_denied`, `conflict`, `missing_parameter`. */
export function suspendSubscription(
  caller: UserCaller,
  id: SubscriptionId,
  input: SuperviseInput,
  ports: Ports,
) {
  return change(caller, 'suspend', id, input, ports);
}

/** Gives it back. Throws DomainError `not_found`, `permission_denied`, `conflict`. */
export function resumeSubscription(
  caller: UserCaller,
  id: SubscriptionId,
  input: SuperviseInput,
  ports: Ports,
) {
  return change(caller, 'resume', id, input, ports);
}

function change(
  caller: UserCaller,
  event: 'revert' | 'suspend' | 'resume',
  id: SubscriptionId,
  { version, reason }: SuperviseInput,
  ports: Ports,
): Promise<Subscription> {
  return superviseSubscription(
    caller,
    `subscription.${event}`,
    id,
    ports,
    async ({ subscription, model }, repositories) => {
      await refuseOwnDecision(caller.actor, subscription, repositories);
      requireVersion(subscription, version);
      const context = { by: 'platform_admin', restricted: model.restricted, reason } as const;
      const changed = await changeState(caller, subscription, event, context, {}, repositories, ports);
      return { result: changed, target: { kind: 'subscription', id } };
    },
  );
}
