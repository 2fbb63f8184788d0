import { type BindingLimits, getBindingLimitsOperation } from '@weir/contracts/binding-limits';
import { type BindingLimit, type BindingLimitsOfKey, getBindingLimits, partLeft } from '@weir/domain/limits';
import type { z } from 'zod';
import { handle } from '../endpoint.ts';
import { toLimitUseWire } from './to-use-wire.ts';

export const getBindingLimitsEndpoint = handle(
  getBindingLimitsOperation,
  async ({ caller, params }, { management, admission, apiKeyFinder }) => {
    const ports = { ...management, admission, apiKeyFinder };
    const binding = await getBindingLimits(caller, params.workspace_id, params.key_id, ports);
    return toBindingLimitsWire(binding, management.clock.nowMs());
  },
);

export function toBindingLimitsWire(
  { apiKeyId, limits }: BindingLimitsOfKey,
  nowMs: number,
): z.input<typeof BindingLimits> {
  return {
    api_key_id: apiKeyId,
    limits: limits.map((limit) => ({
      ...toLimitUseWire(limit),
      part_left: rounded(partLeft(limit), 4),
      pace: toPaceWire(limit, nowMs),
    })),
  };
}

const DAY_MS = 86_400_000;

function toPaceWire({ pace, resetsAtMs }: BindingLimit, nowMs: number) {
  if (pace === null) return null;
  return {
    per_day: `${BigInt(Math.round(pace.perDay))}`,
    days_left: rounded(pace.days, 2),
    days_left_low: rounded(pace.daysLow, 2),
    days_left_high: pace.daysHigh === null ? null : rounded(pace.daysHigh, 2),
    resets_first: resetsAtMs !== null && resetsAtMs - nowMs < pace.days * DAY_MS,
    from_days: pace.fromDays,
  };
}

function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
