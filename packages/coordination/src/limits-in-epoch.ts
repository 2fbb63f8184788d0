import type { LimitId } from '@weir/domain/limits';
import { type Epoch, prefixOf, reservationKeys } from './epoch.ts';
import { toLuaIntegers } from './scripts/lua-integers.ts';

/** A quota in one period. */
export interface QuotaPeriod {
  readonly limitId: LimitId;
  readonly startsAtMs: number;
}

/** `excess` is a quota that a running request may exceed. Rates and slots are counted across epochs. */
export type CountedLimit = (
  | ({ readonly kind: 'quota' | 'excess' } & QuotaPeriod)
  | { readonly kind: 'rate' | 'slots'; readonly limitId: LimitId }
) & { readonly amount: bigint };

const LETTERS = { quota: 'q', excess: 'x', rate: 'r', slots: 's' } as const;
/** Before the keys of limits: the epoch, its reservations, when they expire. */
const KEYS_BEFORE = 3;

/** Some limits, as the scripts know them in an epoch. Made once for many requests. */
export class LimitsInEpoch {
  readonly epoch: Epoch;
  readonly limits: readonly CountedLimit[];
  /** Those of the epoch, then one for each limit. */
  readonly keys: readonly string[];
  /** A letter for each limit. */
  readonly kinds: string;
  readonly amounts: string;

  constructor(epoch: Epoch, limits: readonly CountedLimit[]) {
    this.epoch = epoch;
    this.limits = limits;
    this.keys = [...reservationKeys(epoch), ...limits.map((limit) => keyOf(epoch, limit))];
    this.kinds = limits.map(({ kind }) => LETTERS[kind]).join('');
    this.amounts = toLuaIntegers(limits.map(({ amount }) => amount));
  }

  keyOf(index: number): string {
    return this.keys[KEYS_BEFORE + index]!;
  }
}

export function slotsKey({ organizationId }: Epoch, limitId: LimitId): string {
  return `${prefixOf(organizationId)}slots:${limitId}`;
}

export function quotaKey({ organizationId, holder }: Epoch, { limitId, startsAtMs }: QuotaPeriod): string {
  return `${prefixOf(organizationId)}${holder}:quota:${limitId}:${startsAtMs}`;
}

function keyOf(epoch: Epoch, limit: CountedLimit): string {
  if ('startsAtMs' in limit) return quotaKey(epoch, limit);
  if (limit.kind === 'slots') return slotsKey(epoch, limit.limitId);
  return `${prefixOf(epoch.organizationId)}rate:${limit.limitId}`;
}
