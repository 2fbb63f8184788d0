import type { NanoUsd } from '../kernel/money.ts';
import type { LimitPeriod } from '../limits/limit.ts';

/** Amounts by which somebody is limited. Null is not limited, which is more than any amount. */
export interface LimitAmounts {
  /** Nano-USD per period. */
  readonly budgetNanoUsd: bigint | null;
  readonly requestsPerMinute: bigint | null;
  readonly tokensPerMinute: bigint | null;
  readonly parallelRequests: bigint | null;
}

export interface KeyAmounts extends LimitAmounts {
  /** Days from the making of a secret to its end. */
  readonly lifetimeDays: number | null;
}

/** The most that a platform may let a key of the playground spend. */
export const MAX_PLAYGROUND_BUDGET_NANO_USD: NanoUsd = 100_000_000_000n;

/** What the platform decides for all organizations. */
export interface PlatformSettings {
  /** The period of the default and of the maximum budget of a key. */
  readonly keyBudgetPeriod: LimitPeriod;
  /** What a key gets where its maker states nothing. None is above its maximum. */
  readonly keyDefaults: KeyAmounts;
  readonly keyMaximums: KeyAmounts;
  readonly memberBudgetPeriod: LimitPeriod;
  /** What a member gets on joining an organization. */
  readonly memberDefaults: LimitAmounts;
  /** Amounts are shown in it, too. Nothing is counted in it. */
  readonly displayCurrency: {
    /** ISO 4217. */
    readonly code: string;
    /** How much of it one US dollar is: a decimal number. */
    readonly rate: string;
    /** The day that the rate is of, `YYYY-MM-DD`; null where nobody said. */
    readonly rateDate: string | null;
  };
  /** Whether every model needs a subscription, not only restricted ones. */
  readonly requireSubscriptions: boolean;
  /** Whether models without a price are refused everywhere, not only where money is limited. */
  readonly refuseUnpricedModels: boolean;
  /** What one key of the playground may spend at most. */
  readonly playgroundBudgetNanoUsd: NanoUsd;
}

export interface PlatformSettingsRepository {
  find(): Promise<PlatformSettings>;
  /** Like `find`, and excludes other changes until the transaction ends. */
  findForUpdate(): Promise<PlatformSettings>;
  /** Every replica hears of it after the commit. */
  update(settings: PlatformSettings): Promise<void>;
}

/** The storage of the settings of the platform, within a unit of work. */
export interface PlatformSettingsRepositories {
  readonly platformSettings: PlatformSettingsRepository;
}
