import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { LimitId, LimitPeriod, LimitScope, QuotaKind } from '../limits/limit.ts';
import type { OutboxRepositories } from '../outbox/ports.ts';
import type { AlertRule, AlertRuleId } from './alert-rule.ts';

/** The highest threshold that a limit has newly reached in a period. */
export interface ReachedThreshold {
  readonly limitId: LimitId;
  readonly organizationId: OrganizationId;
  readonly scope: LimitScope;
  readonly scopeId: string;
  readonly modelId: string | null;
  readonly kind: QuotaKind;
  readonly period: LimitPeriod;
  /** Null for the period `total`. */
  readonly periodStart: Date | null;
  readonly resetsAt: Date | null;
  readonly thresholdPercent: number;
  readonly amount: bigint;
  readonly used: bigint;
  readonly hard: boolean;
}

export interface LimitThresholdRepository {
  /**
   * Notes thresholds that limits have reached and that are not noted yet, at most `limit`, of counters and limits that changed
   * since then (by the database's clock), in the current period and that of then.
   *
   * @returns how many were noted, and the highest of each limit and period
   */
  reach(
    since: Date,
    limit: number,
  ): Promise<{ readonly noted: number; readonly highest: readonly ReachedThreshold[] }>;
  /** Forgets thresholds of periods that ended long ago, reached before: at most `limit`. Returns how many. */
  deleteReached(before: Date, limit: number): Promise<number>;
}

/** A rule with what was measured over its window. */
export interface MeasuredAlertRule {
  readonly rule: AlertRule;
  readonly requests: number;
  readonly failedRequests: number;
  readonly costNanoUsd: bigint;
  /** Counts by the buckets of `TTFT_BOUNDS_US` and `DURATION_BOUNDS_US`. */
  readonly ttftBuckets: readonly number[];
  readonly durationBuckets: readonly number[];
}

export interface AlertRuleRepository {
  /** Throws DomainError `name_taken`. */
  insert(rule: AlertRule): Promise<void>;
  count(organizationId: OrganizationId): Promise<number>;
  find(organizationId: OrganizationId, id: AlertRuleId): Promise<AlertRule | null>;
  /** Newest first. */
  list(organizationId: OrganizationId, page: PageRequest): Promise<Page<AlertRule>>;
  /** Writes all but who made it and what was measured. Throws DomainError `name_taken`. */
  update(rule: AlertRule): Promise<void>;
  /** False when there is none to delete. */
  delete(organizationId: OrganizationId, id: AlertRuleId): Promise<boolean>;
  /**
   * Active rules of organizations that are not deleted, by id, with what was measured until `at`: in quarters of an hour, the
   * running one and as many before as the window has.
   */
  measure(at: Date, after: AlertRuleId | null, limit: number): Promise<readonly MeasuredAlertRule[]>;
  /** Notes what was measured and since when the rule fires. False when it changed meanwhile, or is gone. */
  note(measured: AlertRule, firedAt: Date | null, value: bigint | null): Promise<boolean>;
}

export interface BackgroundJobRepository {
  /**
   * Takes a job until the transaction ends, unless another replica has it or it ran less than `intervalMs` ago.
   *
   * @returns when it ran last, by the database's clock; null when it is not to be run
   */
  claim(name: 'limit_thresholds' | 'alert_rules', intervalMs: number): Promise<Date | null>;
}

/** The storage of alerts, within a unit of work. */
export interface AlertRepositories extends OutboxRepositories {
  readonly limitThresholds: LimitThresholdRepository;
  readonly alertRules: AlertRuleRepository;
  readonly backgroundJobs: BackgroundJobRepository;
}
