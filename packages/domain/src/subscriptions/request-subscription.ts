import type { UserCaller } from '../kernel/actor.ts';
import { newId, type OrganizationId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { permissionDenied } from '../permissions/require-permission.ts';
import { changeState } from './change-state.ts';
import type { SubscriptionRepositories } from './ports.ts';
import type { Subscription } from './subscription.ts';
import { causeOf, requireAvailable } from './subscription-access.ts';

export interface RequestSubscriptionInput {
  readonly organizationId: OrganizationId;
  /** The name of a model, not an alias. */
  readonly model: string;
  /** Only administrators ask for the whole organization, only members for themselves. */
  readonly for: 'me' | 'organization';
  readonly reason: string | null;
}

/**
 * Active at once where the model is unrestricted, else pending. A cancelled or expired one is requested again.
 *
 * @throws DomainError `not_found` for the organization or the model; `permission_denied`; `conflict` where there is one
 *   that is pending, active, suspended or denied, or the model is retired
 */
export function requestSubscription(
  caller: UserCaller,
  input: RequestSubscriptionInput,
  ports: ManagementPorts<SubscriptionRepositories>,
): Promise<Subscription> {
  const { organizationId, reason } = input;
  return writeToOrganization(
    caller,
    'subscription.create',
    organizationId,
    ports,
    async (access, repositories) => {
      const forOrganization = input.for === 'organization';
      if (forOrganization ? access.extent === 'own' : access.role === null) {
        throw permissionDenied('subscription.create');
      }
      const now = new Date(ports.clock.nowMs());
      const model = await repositories.subscribedModels.findByName(input.model, now);
      if (model === null) throw notFound('model');
      requireAvailable(model);
      const requestedBy = caller.actor.userId;
      const userId = forOrganization ? null : requestedBy;
      const existing = await repositories.subscriptions.findOfSubscriber(organizationId, model.id, userId);
      const requested: Subscription = existing ?? {
        id: newId(now.getTime(), ports.randomBytes),
        ...{ organizationId, userId, modelId: model.id, modelName: model.name },
        ...{ state: 'pending', version: 0, reason, requestedBy, requestedAt: now, expiresAt: null },
        ...{ quotas: [], createdAt: now, updatedAt: now },
      };
      const subscription = await changeState(
        caller,
        requested,
        'request',
        { by: causeOf(access, userId), restricted: model.restricted, reason },
        { requestedBy, requestedAt: now, expiresAt: null },
        repositories,
        ports,
      );
      return { result: subscription, target: { kind: 'subscription', id: subscription.id } };
    },
  );
}
