import type { LimitPeriod } from '@weir/domain/limits';
import type { PlatformSettings, PlatformSettingsRepository } from '@weir/domain/platform-settings';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, PlatformSettings as PlatformSettingsTable } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** The settings of the platform, in PostgreSQL. A trigger tells every replica to load its catalog anew. */
export class PostgresPlatformSettingsRepository implements PlatformSettingsRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async find(): Promise<PlatformSettings> {
    return toSettings(await runQuery(this.#select().executeTakeFirstOrThrow()));
  }

  async findForUpdate(): Promise<PlatformSettings> {
    return toSettings(await runQuery(this.#select().forUpdate().executeTakeFirstOrThrow()));
  }

  async update(settings: PlatformSettings): Promise<void> {
    await runQuery(this.#kysely.updateTable('platform_settings').set(toRow(settings)).execute());
  }

  #select() {
    // The driver makes a date a moment, in the zone of this process.
    const rateDate = sql<string | null>`to_char(display_rate_date, 'YYYY-MM-DD')`.as('rate_date');
    return this.#kysely.selectFrom('platform_settings').selectAll().select(rateDate);
  }
}

function toRow(settings: PlatformSettings) {
  const { keyDefaults, keyMaximums, memberDefaults, displayCurrency } = settings;
  return {
    key_budget_period: settings.keyBudgetPeriod,
    default_key_budget_nano_usd: keyDefaults.budgetNanoUsd,
    default_key_requests_per_minute: keyDefaults.requestsPerMinute,
    default_key_tokens_per_minute: keyDefaults.tokensPerMinute,
    default_key_parallel_requests: keyDefaults.parallelRequests,
    default_key_lifetime_days: keyDefaults.lifetimeDays,
    max_key_budget_nano_usd: keyMaximums.budgetNanoUsd,
    max_key_requests_per_minute: keyMaximums.requestsPerMinute,
    max_key_tokens_per_minute: keyMaximums.tokensPerMinute,
    max_key_parallel_requests: keyMaximums.parallelRequests,
    max_key_lifetime_days: keyMaximums.lifetimeDays,
    member_budget_period: settings.memberBudgetPeriod,
    member_budget_nano_usd: memberDefaults.budgetNanoUsd,
    member_requests_per_minute: memberDefaults.requestsPerMinute,
    member_tokens_per_minute: memberDefaults.tokensPerMinute,
    member_parallel_requests: memberDefaults.parallelRequests,
    display_currency: displayCurrency.code,
    display_rate: displayCurrency.rate,
    display_rate_date: displayCurrency.rateDate,
    require_subscriptions: settings.requireSubscriptions,
    refuse_unpriced_models: settings.refuseUnpricedModels,
    playground_budget_nano_usd: settings.playgroundBudgetNanoUsd,
  };
}

function toSettings(
  row: Selectable<PlatformSettingsTable> & { readonly rate_date: string | null },
): PlatformSettings {
  return {
    keyBudgetPeriod: row.key_budget_period as LimitPeriod,
    keyDefaults: {
      budgetNanoUsd: row.default_key_budget_nano_usd,
      requestsPerMinute: row.default_key_requests_per_minute,
      tokensPerMinute: row.default_key_tokens_per_minute,
      parallelRequests: row.default_key_parallel_requests,
      lifetimeDays: row.default_key_lifetime_days,
    },
    keyMaximums: {
      budgetNanoUsd: row.max_key_budget_nano_usd,
      requestsPerMinute: row.max_key_requests_per_minute,
      tokensPerMinute: row.max_key_tokens_per_minute,
      parallelRequests: row.max_key_parallel_requests,
      lifetimeDays: row.max_key_lifetime_days,
    },
    memberBudgetPeriod: row.member_budget_period as LimitPeriod,
    memberDefaults: {
      budgetNanoUsd: row.member_budget_nano_usd,
      requestsPerMinute: row.member_requests_per_minute,
      tokensPerMinute: row.member_tokens_per_minute,
      parallelRequests: row.member_parallel_requests,
    },
    displayCurrency: {
      code: row.display_currency,
      rate: row.display_rate,
      rateDate: row.rate_date,
    },
    requireSubscriptions: row.require_subscriptions,
    refuseUnpricedModels: row.refuse_unpriced_models,
    playgroundBudgetNanoUsd: row.playground_budget_nano_usd,
  };
}
