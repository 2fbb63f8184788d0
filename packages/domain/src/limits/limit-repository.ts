import type { ModelId, OrganizationId } from '../kernel/ids.ts';
import type { LimitId, LimitKind, LimitPeriod, LimitScope, SubscriptionId } from './limit.ts';

/** The platform limits an organization, and an organization itself and everything in it. Both sets apply. */
export type LimitSetter = 'platform' | 'organization';

/** Whose limits, and by whom they are set; `platform` only with the scope `organization`. */
export interface LimitSubject {
  readonly scope: LimitScope;
  readonly scopeId: string;
  readonly setBy: LimitSetter;
}

/** A limit as it is set. `credit` is set by credit entries alone. */
export interface LimitDefinition {
  readonly kind: Exclude<LimitKind, 'credit'>;
  /** Counts only requests to this model; null for all. */
  readonly modelId: ModelId | null;
  /** Of a quota; null for rates and parallel requests. */
  readonly period: LimitPeriod | null;
  /** Nano-USD, requests or tokens, by kind. */
  readonly amount: bigint;
  /** Of a quota: refuses what does not fit. A soft one only alerts. */
  readonly hard: boolean;
  readonly letsFinish: boolean;
  /** Percentages of the amount, ascending. */
  readonly thresholds: readonly number[];
}

/** A limit to be stored; the id counts only where the subject has no such limit yet. */
export interface NewLimit extends LimitDefinition {
  readonly id: LimitId;
}

/** A stored limit, with what is counted of it in the current period. */
export interface LimitState extends Omit<LimitDefinition, 'kind'> {
  readonly id: LimitId;
  readonly kind: LimitKind;
  /** The name of the model, also of a removed one. */
  readonly model: string | null;
  /** Null for rates and parallel requests, which the gateways measure. */
  readonly counted: {
    readonly startsAt: Date;
    /** Null for a total. */
    readonly resetsAt: Date | null;
    /** In the unit of the kind. */
    readonly used: bigint;
    /** What gateways hold of the rest, for requests that run and for those to come. */
    readonly leased: bigint;
  } | null;
}

/**
 * Limits as people set them. Every method takes the organization that they belong to. A counter exists in the period of
 * its limit from the transaction on that makes the limit, and holds all that the ledger has of that period.
 */
export interface LimitRepository {
  /** By kind, model and period; without those of other subjects. `at` decides the period. */
  list(organizationId: OrganizationId, subject: LimitSubject, at: Date): Promise<readonly LimitState[]>;
  /** Those of subscriptions, by the id of each that has any. `at` decides the period. */
  listOfSubscriptions(
    subscriptions: readonly { readonly organizationId: OrganizationId; readonly id: SubscriptionId }[],
    at: Date,
  ): Promise<ReadonlyMap<SubscriptionId, readonly LimitState[]>>;
  /**
   * Makes these the only limits of the subject, credit left aside. A limit of the same kind, model and period keeps its
   * id, its period and its leases. The caller holds a lock that excludes another replacement for the same subject.
   */
  replace(
    organizationId: OrganizationId,
    subject: LimitSubject,
    limits: readonly NewLimit[],
    at: Date,
  ): Promise<void>;
  /** The sum of all credit entries becomes the amount of the organization's limit of kind credit, which is hard. */
  replaceCredit(organizationId: OrganizationId, id: LimitId, amount: bigint, at: Date): Promise<void>;
  /** The prepaid balance; null where no credit was ever entered. */
  findCredit(organizationId: OrganizationId, at: Date): Promise<LimitState | null>;
  /** The ids of models that have these names; aliases and removed models are none. */
  findModels(names: readonly string[]): Promise<ReadonlyMap<string, ModelId>>;
}

/** The storage of limits, within a unit of work. */
export interface LimitRepositories {
  readonly limits: LimitRepository;
}
