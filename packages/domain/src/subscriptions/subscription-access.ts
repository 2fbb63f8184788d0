import type { Caller, UserActor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import { accessOrganization, notFound, type OrganizationAccess } from '../management/organization-access.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import { type Write, writeToOrganization, writeToPlatform } from '../management/write.ts';
import type { Action } from '../permissions/permissions.ts';
import type { SubscribedModel, SubscriptionRepositories } from './ports.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionCause } from './transitions.ts';

export interface SubscriptionAccess extends OrganizationAccess {
  readonly subscription: Subscription;
}

/**
 * Checks the caller's access to a subscription for reading. Members see their own and those of the organization.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`
 */
export async function accessSubscription(
  caller: Caller,
  action: Action,
  id: SubscriptionId,
  repositories: Repositories<SubscriptionRepositories>,
): Promise<SubscriptionAccess> {
  const organizationId = await repositories.subscriptions.organizationOf(id);
  if (organizationId === null) throw notFound('subscription');
  const access = await accessOrganization(caller, action, organizationId, repositories, {
    sought: 'subscription',
  });
  const subscription = await repositories.subscriptions.find(organizationId, id);
  if (subscription === null || !sees(access, subscription)) throw notFound('subscription');
  return { ...access, subscription };
}

export interface SubscriptionWriteAccess extends SubscriptionAccess {
  readonly model: SubscribedModel;
}

/**
 * A write to a subscription, as {@link writeToOrganization} does it. The model is locked first, then the subscription: a
 * change of the model takes them in the same order.
 *
 * @throws DomainError as {@link accessSubscription}, and whatever `work` throws
 */
export async function writeToSubscription<Result>(
  caller: Caller,
  action: Action,
  id: SubscriptionId,
  ports: ManagementPorts<SubscriptionRepositories>,
  work: (
    access: SubscriptionWriteAccess,
    repositories: Repositories<SubscriptionRepositories>,
  ) => Promise<Write<Result>>,
): Promise<Result> {
  const organizationId = await ports.unitOfWork.repositories.subscriptions.organizationOf(id);
  if (organizationId === null) throw notFound('subscription');
  return writeToOrganization(
    caller,
    action,
    organizationId,
    ports,
    async (access, repositories) => {
      const { subscriptions, subscribedModels } = repositories;
      const found = await subscriptions.find(organizationId, id);
      if (found === null || !sees(access, found)) throw notFound('subscription');
      const model = await subscribedModels.find(found.modelId, new Date(ports.clock.nowMs()));
      const subscription = await subscriptions.findForUpdate(organizationId, id);
      if (model === null || subscription === null) throw notFound('subscription');
      return work({ ...access, subscription, model }, repositories);
    },
    { sought: 'subscription' },
  );
}

/**
 * A write to a subscription by platform admins, of whatever organization that is not deleted.
 *
 * @throws DomainError `permission_denied`, `scope_missing`, `not_found`, and whatever `work` throws
 */
export function superviseSubscription<Result>(
  caller: Caller,
  action: Action,
  id: SubscriptionId,
  ports: ManagementPorts<SubscriptionRepositories>,
  work: (
    found: Pick<SubscriptionWriteAccess, 'subscription' | 'model'>,
    repositories: Repositories<SubscriptionRepositories>,
  ) => Promise<Write<Result>>,
): Promise<Result> {
  return writeToPlatform(caller, action, ports, async (repositories) => {
    const { subscriptions, subscriptionQueue, subscribedModels } = repositories;
    const organizationId = await subscriptions.organizationOf(id);
    const found = organizationId && (await subscriptions.find(organizationId, id));
    const model = found && (await subscribedModels.find(found.modelId, new Date(ports.clock.nowMs())));
    const subscription = model && (await subscriptionQueue.findForUpdate(id));
    if (subscription === null) throw notFound('subscription');
    const write = await work({ subscription, model: model! }, repositories);
    return { ...write, organizationId: subscription.organizationId };
  });
}

/** As whom the caller changes a subscription: the member whose it is, or an administrator. */
export function causeOf(access: OrganizationAccess, userId: Subscription['userId']): SubscriptionCause {
  if (access.userId !== null && access.userId === userId) return 'requester';
  if (access.extent === 'own') return 'requester';
  return access.role === null ? 'platform_admin' : 'organization_admin';
}

/**
 * Nobody decides about a subscription that is their own, or that they ever asked for, whatever other role they have.
 *
 * @throws DomainError `permission_denied`
 */
export async function refuseOwnDecision(
  { userId }: Pick<UserActor, 'userId'>,
  subscription: Subscription,
  { subscriptionHistory }: Pick<SubscriptionRepositories, 'subscriptionHistory'>,
): Promise<void> {
  const { organizationId, id } = subscription;
  const isOwn =
    subscription.userId === userId ||
    subscription.requestedBy === userId ||
    (await subscriptionHistory.wasRequestedBy(organizationId, id, userId));
  if (isOwn) {
    throw new DomainError('permission_denied', 'You cannot decide on a subscription that you requested.');
  }
}

/** Throws DomainError `conflict` for a model that is removed or retired: nobody can use it. */
export function requireAvailable({ available }: SubscribedModel): void {
  if (!available) throw new DomainError('conflict', 'The model is retired.', { param: 'model' });
}

/** Throws DomainError `conflict` when the subscription is not as the caller saw it. */
export function requireVersion(subscription: Subscription, version: number): void {
  if (subscription.version !== version) {
    throw new DomainError(
      'conflict',
      `The subscription has changed: its version is ${subscription.version}.`,
      {
        param: 'version',
      },
    );
  }
}

function sees({ extent, userId }: OrganizationAccess, subscription: Subscription): boolean {
  return extent === 'any' || subscription.userId === null || subscription.userId === userId;
}
