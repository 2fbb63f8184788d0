import type { SignedInCaller } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { KeyAmounts, PlatformSettings, PlatformSettingsRepositories } from './platform-settings.ts';

/** Absent is unchanged, null is not limited. */
export type UpdatePlatformSettingsInput = {
  readonly [Setting in keyof PlatformSettings]?:
    | (PlatformSettings[Setting] extends object
        ? { readonly [Part in keyof PlatformSettings[Setting]]?: PlatformSettings[Setting][Part] | undefined }
        : PlatformSettings[Setting])
    | undefined;
};

const KEY_AMOUNTS: Readonly<Record<keyof KeyAmounts, string>> = {
  budgetNanoUsd: 'budget_nano_usd',
  requestsPerMinute: 'requests_per_minute',
  tokensPerMinute: 'tokens_per_minute',
  parallelRequests: 'parallel_requests',
  lifetimeDays: 'lifetime_days',
};

/**
 * Keys and members that exist keep their limits; a later change of a key is held to the maximums.
 *
 * @throws DomainError `permission_denied`; `invalid_parameter` for a default above its maximum
 */
export function updatePlatformSettings(
  caller: SignedInCaller,
  input: UpdatePlatformSettingsInput,
  ports: ManagementPorts<PlatformSettingsRepositories>,
): Promise<PlatformSettings> {
  return writeToPlatform(caller, 'platform.settings.update', ports, async ({ platformSettings }) => {
    const settings = await platformSettings.findForUpdate();
    const updated: PlatformSettings = {
      keyBudgetPeriod: input.keyBudgetPeriod ?? settings.keyBudgetPeriod,
      keyDefaults: merged(settings.keyDefaults, input.keyDefaults),
      keyMaximums: merged(settings.keyMaximums, input.keyMaximums),
      memberBudgetPeriod: input.memberBudgetPeriod ?? settings.memberBudgetPeriod,
      memberDefaults: merged(settings.memberDefaults, input.memberDefaults),
      displayCurrency: mergedCurrency(settings.displayCurrency, input.displayCurrency, ports.clock),
      requireSubscriptions: input.requireSubscriptions ?? settings.requireSubscriptions,
      refuseUnpricedModels: input.refuseUnpricedModels ?? settings.refuseUnpricedModels,
      playgroundBudgetNanoUsd: input.playgroundBudgetNanoUsd ?? settings.playgroundBudgetNanoUsd,
    };
    checkDefaults(updated);
    const changedFields = fieldsThatDiffer(settings, updated);
    if (changedFields.length > 0) await platformSettings.update(updated);
    return { result: updated, target: [{ kind: 'platform', id: 'settings' }], changedFields };
  });
}

function checkDefaults({ keyDefaults, keyMaximums }: PlatformSettings): void {
  for (const [name, field] of Object.entries(KEY_AMOUNTS) as [keyof KeyAmounts, string][]) {
    const [given, maximum] = [keyDefaults[name], keyMaximums[name]];
    if (maximum === null || (given !== null && given <= maximum)) continue;
    throw new DomainError(
      'invalid_parameter',
      `key_defaults.${field} must be at most key_maximums.${field}, which is ${maximum}. Null is above every maximum.`,
      { param: `key_defaults.${field}` },
    );
  }
}

function merged<Part extends object>(
  part: Part,
  input: { readonly [Field in keyof Part]?: Part[Field] | undefined } | undefined,
): Part {
  const given = Object.entries(input ?? {}).filter(([, value]) => value !== undefined);
  return { ...part, ...Object.fromEntries(given) };
}

/** A new rate without a day is of today, in UTC. */
function mergedCurrency(
  currency: PlatformSettings['displayCurrency'],
  input: UpdatePlatformSettingsInput['displayCurrency'] = {},
  clock: Clock,
): PlatformSettings['displayCurrency'] {
  const given = merged(currency, input);
  if (input.rateDate !== undefined) return given;
  if (given.code === currency.code && given.rate === currency.rate) return given;
  return { ...given, rateDate: new Date(clock.nowMs()).toISOString().slice(0, 10) };
}

/** As the API names them, such as `key_defaults.lifetime_days`. */
function fieldsThatDiffer(before: object, after: object, prefix = ''): string[] {
  return Object.entries(after).flatMap(([name, value]) => {
    const earlier: unknown = before[name as never];
    const field = `${prefix}${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
    if (typeof value === 'object' && value !== null) {
      return fieldsThatDiffer(earlier as object, value, `${field}.`);
    }
    return value === earlier ? [] : [field];
  });
}
