import type { ModelId, OrganizationId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { LimitRepositories } from '../limits/limit-repository.ts';
import type { NotificationRepositories } from '../notifications/ports.ts';
import type { Outbox } from '../outbox/ports.ts';
import type { Subscription, SubscriptionState } from './subscription.ts';
import type { SubscriptionChange } from './subscription-change.ts';

/** What a subscription needs to know of its model. */
export interface SubscribedModel {
  readonly id: ModelId;
  readonly name: string;
  readonly restricted: boolean;
  /** Whether it is neither removed nor retired. */
  readonly available: boolean;
}

export interface SubscriptionRepository {
  /** Null for one that is unknown. */
  organizationOf(id: SubscriptionId): Promise<OrganizationId | null>;
  find(organizationId: OrganizationId, id: SubscriptionId): Promise<Subscription | null>;
  /** Locks it until the end of the transaction. */
  findForUpdate(organizationId: OrganizationId, id: SubscriptionId): Promise<Subscription | null>;
  /** The one of a member, or (null) of the organization, to a model. Locks it until the end of the transaction. */
  findOfSubscriber(
    organizationId: OrganizationId,
    modelId: ModelId,
    userId: UserId | null,
  ): Promise<Subscription | null>;
  /** The organization's own, and those of one of its members or (null) of all. */
  list(
    organizationId: OrganizationId,
    ofMember: UserId | null,
    page: PageRequest,
  ): Promise<Page<Subscription>>;
  /** Somebody's own in the organizations that they are a member of, or only in one. */
  listOfUser(
    userId: UserId,
    organizationId: OrganizationId | null,
    page: PageRequest,
  ): Promise<Page<Subscription>>;
  /** Throws DomainError `conflict` when there is one of the same subscriber to the same model. */
  insert(subscription: Subscription): Promise<void>;
  /** Writes everything that can change but the quotas. The caller holds their locks. */
  update(subscriptions: readonly Subscription[]): Promise<void>;
}

export interface SubscriptionHistoryRepository {
  append(changes: readonly SubscriptionChange[]): Promise<void>;
  list(
    organizationId: OrganizationId,
    id: SubscriptionId,
    page: PageRequest,
  ): Promise<Page<SubscriptionChange>>;
  /** Whether the user ever asked for it, or for its review. */
  wasRequestedBy(organizationId: OrganizationId, id: SubscriptionId, userId: UserId): Promise<boolean>;
}

/** Which subscriptions of the platform are meant. Absent is any. */
export interface SubscriptionFilter {
  readonly state?: SubscriptionState | undefined;
  readonly organizationId?: OrganizationId | undefined;
  readonly userId?: UserId | undefined;
  /** By its name. */
  readonly model?: string | undefined;
}

export interface SubscriptionStats {
  readonly byState: Readonly<Record<SubscriptionState, number>>;
  /** Null where nothing is pending. */
  readonly oldestPendingAt: Date | null;
  /** Of the models that most wait for, at most 100. */
  readonly pendingByModel: readonly { readonly model: string; readonly count: number }[];
}

/** Subscriptions of the whole platform, but not those of deleted organizations. */
export interface SubscriptionQueueRepository {
  list(filter: SubscriptionFilter, page: PageRequest): Promise<Page<Subscription>>;
  stats(filter: Omit<SubscriptionFilter, 'state'>): Promise<SubscriptionStats>;
  /** Locks it until the end of the transaction. Null also for one of a deleted organization. */
  findForUpdate(id: SubscriptionId): Promise<Subscription | null>;
  /** Locks those of a model in these states, at most `limit`, in the order of their ids. */
  lockOfModel(
    modelId: ModelId,
    states: readonly SubscriptionState[],
    limit: number,
  ): Promise<readonly Subscription[]>;
  /** Locks those of a member in these states, at most `limit`, in the order of their ids. */
  lockOfMember(
    organizationId: OrganizationId,
    userId: UserId,
    states: readonly SubscriptionState[],
    limit: number,
  ): Promise<readonly Subscription[]>;
  /** Locks active ones that have expired, at most `limit`, and leaves out those that another transaction has locked. */
  lockExpired(at: Date, limit: number): Promise<readonly Subscription[]>;
  /** Models that are removed or retired at this time and that somebody is still subscribed to, at most `limit`. */
  retiredModels(at: Date, limit: number): Promise<readonly ModelId[]>;
}

/** The catalog as subscriptions read it. Each model stays as it is until the end of the transaction. */
export interface SubscribedModelRepository {
  /** Null for a name that no model has. */
  findByName(name: string, at: Date): Promise<SubscribedModel | null>;
  find(id: ModelId, at: Date): Promise<SubscribedModel | null>;
}

/** The storage of subscriptions, within a unit of work. */
export interface SubscriptionRepositories extends NotificationRepositories, LimitRepositories {
  readonly subscriptions: SubscriptionRepository;
  readonly subscriptionHistory: SubscriptionHistoryRepository;
  readonly subscriptionQueue: SubscriptionQueueRepository;
  readonly subscribedModels: SubscribedModelRepository;
  readonly outbox: Outbox;
}
