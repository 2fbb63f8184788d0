import type { OrganizationId } from '@weir/domain/kernel';
import type { LeaseHolderId, LimitId } from '@weir/domain/limits';
import { type Epoch, epochKey, reservationKeys } from './epoch.ts';
import { type LimitsInEpoch, type QuotaPeriod, quotaKey, slotsKey } from './limits-in-epoch.ts';
import type { RedisConnection } from './redis-connection.ts';
import { APPLY_LEASE, BEGIN_LEASE, UNLOCK_LEASE } from './scripts/lease.ts';
import { toLuaIntegers } from './scripts/lua-integers.ts';
import { OPEN_EPOCH } from './scripts/open-epoch.ts';
import { RENEW } from './scripts/renew.ts';
import { RESERVE } from './scripts/reserve.ts';
import { SETTLE } from './scripts/settle.ts';

type Reply = readonly (string | number)[];

export interface CountedUse {
  readonly used: bigint;
  readonly reserved: bigint;
  /** Until a rate has room again; null where time changes nothing. */
  readonly resetMs: number | null;
}

/** Indexes are those of the limits asked about. */
export type ReserveReply =
  | { readonly kind: 'stale' }
  | { readonly kind: 'short'; readonly shortages: ReadonlyMap<number, bigint> }
  | { readonly kind: 'refused'; readonly by: number; readonly uses: readonly CountedUse[] }
  | {
      readonly kind: 'admitted';
      /** Of which little is leased. */
      readonly low: readonly number[];
      /** The slice of the minute that rates were counted in. */
      readonly slice: number;
      /** When all that they count is older than a minute, if nothing follows. */
      readonly ratesResetMs: number;
      /** What the last minute had of each rate before this request. */
      readonly ratesUsed: readonly number[];
    };

export interface LeaseBegun {
  /** `new`: nothing was leased yet. `ended`: the lease was not renewed in time. */
  readonly state: 'busy' | 'fresh' | 'new' | 'ended' | 'leased';
  readonly left: bigint;
  readonly reserved: bigint;
}

export interface LeaseChange extends QuotaPeriod {
  readonly begun: LeaseBegun;
  readonly granted: bigint;
  readonly held: bigint;
  readonly spent: bigint;
  readonly amount: bigint;
  /** Nothing more is to be had now. */
  readonly exhausted: boolean;
  /** With less than this left, more is asked for ahead. */
  readonly low: bigint;
  /** The amount as requests of this gateway have it. */
  readonly known: bigint;
}

/** How long a reservation lives that is not renewed, milliseconds. */
export const RESERVATION_MS = 60_000;

const MAX_EPOCHS = 10_000;

/** The counts in Redis: one script call for each method. All reject with `RedisUnavailable`. */
export class RedisCounts {
  readonly #connection: RedisConnection;
  readonly #newHolder: () => string;
  readonly #epochs = new Map<OrganizationId, Epoch>();

  constructor(connection: RedisConnection, newHolder: () => string) {
    this.#connection = connection;
    this.#newHolder = newHolder;
  }

  get usable(): boolean {
    return this.#connection.usable;
  }

  /** The epoch as last known; null when it has to be asked for with {@link openEpoch}. */
  knownEpoch(organizationId: OrganizationId): Epoch | null {
    const known = this.#epochs.get(organizationId);
    return known?.name.endsWith(`:${this.#connection.runId}`) ? known : null;
  }

  async openEpoch(organizationId: OrganizationId): Promise<Epoch> {
    const args = [this.#newHolder(), this.#connection.runId ?? ''];
    const name = String(await this.#connection.run(OPEN_EPOCH, [epochKey(organizationId)], args));
    const epoch: Epoch = { organizationId, holder: name.slice(0, 36) as LeaseHolderId, name };
    if (this.#epochs.size >= MAX_EPOCHS) this.#epochs.clear();
    this.#epochs.set(organizationId, epoch);
    return epoch;
  }

  /**
   * `admit` reserves for a new request, `extend` more for a running one, of the same limits. `check` decides as `admit` does and
   * reserves nothing. All limits are looked at before any is taken; the first that refuses is named.
   *
   * @param needs of each limit
   */
  async reserve(
    limits: LimitsInEpoch,
    id: string,
    mode: 'admit' | 'check' | 'extend' | 'charge',
    needs: readonly bigint[],
  ): Promise<ReserveReply> {
    return toReserveReply(await this.#reserve(limits, id, mode, needs));
  }

  /** What is used of each limit. Null when the epoch is over. */
  async look(limits: LimitsInEpoch): Promise<readonly CountedUse[] | null> {
    const reply = await this.#reserve(limits, '', 'look', Array(limits.limits.length).fill(0n));
    return reply[0] === 'used' ? toUses(reply, 1) : null;
  }

  /**
   * May be called again: a reservation is settled once.
   *
   * @param changes of each limit: what a quota was used, by how much a rate was reserved wrongly
   * @param slice of the admission
   */
  async settle(
    { epoch, keys, kinds }: LimitsInEpoch,
    id: string,
    changes: readonly bigint[],
    slice: number,
  ): Promise<void> {
    const args = [epoch.name, id, String(slice), kinds, toLuaIntegers(changes)];
    await this.#connection.run(SETTLE, keys, args);
  }

  /** Keeps reservations alive. Returns false when the epoch is over; then only slots were kept. */
  async renew(
    epoch: Epoch,
    reservations: readonly { id: string; slots: readonly LimitId[] }[],
  ): Promise<boolean> {
    const lists = reservations.map(({ id, slots }) => [
      id,
      ...slots.map((limitId) => slotsKey(epoch, limitId)),
    ]);
    const args = [epoch.name, String(RESERVATION_MS), JSON.stringify(lists)];
    return (await this.#connection.run(RENEW, reservationKeys(epoch), args)) === epoch.name;
  }

  async #reserve(
    { epoch, keys, kinds, amounts }: LimitsInEpoch,
    id: string,
    mode: string,
    needs: readonly bigint[],
  ): Promise<Reply> {
    const args = [epoch.name, id, mode, String(RESERVATION_MS), kinds, amounts, toLuaIntegers(needs)];
    return (await this.#connection.run(RESERVE, keys, args)) as Reply;
  }

  /** Locks quotas for a change of their leases. Null when the epoch is over. Fresh leases are passed over if `onlyDue`. */
  async beginLease(
    epoch: Epoch,
    token: string,
    quotas: readonly QuotaPeriod[],
    onlyDue: boolean,
  ): Promise<{ readonly startedMs: number; readonly begun: readonly LeaseBegun[] } | null> {
    const args = [epoch.name, token, onlyDue ? '1' : '0'];
    const reply = (await this.#connection.run(BEGIN_LEASE, keysOfQuotas(epoch, quotas), args)) as Reply;
    if (reply.length === 0) return null;
    const begun = quotas.map((_, index) => {
      const at = 1 + index * 3;
      return {
        state: reply[at] as LeaseBegun['state'],
        left: BigInt(reply[at + 1]!),
        reserved: BigInt(reply[at + 2]!),
      };
    });
    return { startedMs: Number(reply[0]), begun };
  }

  async applyLease(
    epoch: Epoch,
    token: string,
    startedMs: number,
    changes: readonly LeaseChange[],
  ): Promise<void> {
    const args = [epoch.name, token, String(startedMs)];
    for (const { begun, granted, held, spent, amount, exhausted, low, known } of changes) {
      args.push(begun.state, ...[begun.left, granted, held, spent, amount].map(String));
      args.push(exhausted ? '1' : '0', String(low), String(known));
    }
    await this.#connection.run(APPLY_LEASE, keysOfQuotas(epoch, changes), args);
  }

  async unlockLease(epoch: Epoch, token: string, quotas: readonly QuotaPeriod[]): Promise<void> {
    await this.#connection.run(UNLOCK_LEASE, keysOfQuotas(epoch, quotas).slice(1), [token]);
  }
}

function keysOfQuotas(epoch: Epoch, quotas: readonly QuotaPeriod[]): string[] {
  return [epochKey(epoch.organizationId), ...quotas.map((quota) => quotaKey(epoch, quota))];
}

function toReserveReply(reply: Reply): ReserveReply {
  const [kind, second, slice, resetMs] = reply;
  switch (kind) {
    case 'stale':
      return { kind };
    case 'short': {
      const shortages = new Map<number, bigint>();
      for (let at = 1; at < reply.length; at += 2) {
        shortages.set(Number(reply[at]) - 1, BigInt(reply[at + 1]!));
      }
      return { kind, shortages };
    }
    case 'refused':
      return { kind, by: Number(second) - 1, uses: toUses(reply, 2) };
    default: {
      const low = second === '' ? [] : String(second).split(',');
      return {
        kind: 'admitted',
        low: low.map((limit) => Number(limit) - 1),
        ...{ slice: Number(slice), ratesResetMs: Number(resetMs) },
        ratesUsed: reply.slice(4) as number[],
      };
    }
  }
}

function toUses(reply: Reply, from: number): CountedUse[] {
  const uses: CountedUse[] = [];
  for (let at = from; at < reply.length; at += 3) {
    const resetMs = Number(reply[at + 2]);
    uses.push({
      used: BigInt(reply[at]!),
      reserved: BigInt(reply[at + 1]!),
      resetMs: resetMs < 0 ? null : resetMs,
    });
  }
  return uses;
}
