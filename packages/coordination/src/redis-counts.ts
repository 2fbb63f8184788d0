import type { OrganizationId } from '@weir/domain/kernel';
import type { LeaseHolderId, LimitId } from '@weir/domain/limits';
import type { RedisConnection } from './redis-connection.ts';
import { APPLY_LEASE, BEGIN_LEASE, UNLOCK_LEASE } from './scripts/lease.ts';
import { OPEN_EPOCH } from './scripts/open-epoch.ts';
import { RENEW } from './scripts/renew.ts';
import { RESERVE } from './scripts/reserve.ts';
import { SETTLE } from './scripts/settle.ts';

/**
 * What one run of the server has counted for an organization. Where that may be lost, or old, another epoch begins, with
 * leases of its own: what was leased before still counts until it is recorded or its lease ends.
 */
export interface Epoch {
  readonly organizationId: OrganizationId;
  readonly holder: LeaseHolderId;
  /** As Redis has it: the holder and the run id of the server. */
  readonly name: string;
}

/** A quota in one period. */
export interface QuotaPeriod {
  readonly limitId: LimitId;
  readonly startsAtMs: number;
}

/** `excess` is a quota that may be exceeded. */
type CountedKey =
  | ({ readonly kind: 'quota' | 'excess' } & QuotaPeriod)
  | { readonly kind: 'rate' | 'slots'; readonly limitId: LimitId };

/** A limit that a request needs something of. */
export type CountedLimit = CountedKey & { readonly amount: bigint; readonly need: bigint };

export interface CountedUse {
  readonly used: bigint;
  readonly reserved: bigint;
  /** Until a rate has room again or, of an admitted request, is back at zero; null where time changes nothing. */
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
      readonly uses: readonly CountedUse[];
    };

/** What a settlement changes: what a quota was used, by how much a rate was reserved wrongly. */
export type Settled = CountedKey & { readonly change: bigint };

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
   * `admit` reserves for a new request, `extend` more for a running one. `check` decides as `admit` does and reserves
   * nothing; `look` only tells what is used. All limits are looked at before any is
   * taken; the first that refuses is named.
   */
  async reserve(
    epoch: Epoch,
    id: string,
    mode: 'admit' | 'check' | 'extend' | 'look',
    limits: readonly CountedLimit[],
  ): Promise<ReserveReply> {
    const keys = reservationKeys(epoch);
    const args = [epoch.name, id, mode, String(RESERVATION_MS)];
    for (const limit of limits) {
      keys.push(keyOf(epoch, limit));
      args.push(limit.kind, String(limit.amount), String(limit.need));
    }
    return toReserveReply((await this.#connection.run(RESERVE, keys, args)) as (string | number)[]);
  }

  /** May be called again: a reservation is settled once. */
  async settle(epoch: Epoch, id: string, settled: readonly Settled[], slice: number): Promise<void> {
    const keys = reservationKeys(epoch);
    const args = [epoch.name, id];
    for (const limit of settled) {
      keys.push(keyOf(epoch, limit));
      args.push(limit.kind, String(slice), String(limit.change));
    }
    await this.#connection.run(SETTLE, keys, args);
  }

  /** Keeps reservations alive. Returns false when the epoch is over; then only slots were kept. */
  async renew(
    epoch: Epoch,
    reservations: readonly { id: string; slots: readonly LimitId[] }[],
  ): Promise<boolean> {
    const lists = reservations.map(({ id, slots }) => [
      id,
      ...slots.map((limitId) => keyOf(epoch, { kind: 'slots', limitId })),
    ]);
    const args = [epoch.name, String(RESERVATION_MS), JSON.stringify(lists)];
    return (await this.#connection.run(RENEW, reservationKeys(epoch), args)) === epoch.name;
  }

  /** Locks quotas for a change of their leases. Null when the epoch is over. Fresh leases are passed over if `onlyDue`. */
  async beginLease(
    epoch: Epoch,
    token: string,
    quotas: readonly QuotaPeriod[],
    onlyDue: boolean,
  ): Promise<{ readonly startedMs: number; readonly begun: readonly LeaseBegun[] } | null> {
    const args = [epoch.name, token, onlyDue ? '1' : '0'];
    const reply = (await this.#connection.run(BEGIN_LEASE, quotaKeys(epoch, quotas), args)) as (
      | string
      | number
    )[];
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
    for (const { begun, granted, held, spent, amount, exhausted, low } of changes) {
      args.push(begun.state, ...[begun.left, granted, held, spent, amount].map(String));
      args.push(exhausted ? '1' : '0', String(low));
    }
    await this.#connection.run(APPLY_LEASE, quotaKeys(epoch, changes), args);
  }

  async unlockLease(epoch: Epoch, token: string, quotas: readonly QuotaPeriod[]): Promise<void> {
    await this.#connection.run(UNLOCK_LEASE, quotaKeys(epoch, quotas).slice(1), [token]);
  }
}

/** The hash tag puts all keys of an organization into one slot of a cluster. */
function prefixOf(organizationId: OrganizationId): string {
  return `weir:{${organizationId}}:`;
}

function epochKey(organizationId: OrganizationId): string {
  return `${prefixOf(organizationId)}epoch`;
}

function reservationKeys({ organizationId, holder }: Epoch): string[] {
  const prefix = prefixOf(organizationId);
  return [epochKey(organizationId), `${prefix}${holder}:reservations`, `${prefix}${holder}:expiries`];
}

function quotaKeys(epoch: Epoch, quotas: readonly QuotaPeriod[]): string[] {
  return [
    epochKey(epoch.organizationId),
    ...quotas.map((quota) => keyOf(epoch, { ...quota, kind: 'quota' })),
  ];
}

function keyOf({ organizationId, holder }: Epoch, limit: CountedKey): string {
  const prefix = prefixOf(organizationId);
  return 'startsAtMs' in limit
    ? `${prefix}${holder}:quota:${limit.limitId}:${limit.startsAtMs}`
    : `${prefix}${limit.kind}:${limit.limitId}`;
}

function toReserveReply(reply: (string | number)[]): ReserveReply {
  const [kind, second, slice] = reply;
  if (kind === 'stale') return { kind };
  if (kind === 'short') {
    const shortages = new Map<number, bigint>();
    for (let at = 1; at < reply.length; at += 2) shortages.set(Number(reply[at]) - 1, BigInt(reply[at + 1]!));
    return { kind, shortages };
  }
  const uses: CountedUse[] = [];
  for (let at = 3; at < reply.length; at += 3) {
    const resetMs = Number(reply[at + 2]);
    uses.push({
      used: BigInt(reply[at]!),
      reserved: BigInt(reply[at + 1]!),
      resetMs: resetMs < 0 ? null : resetMs,
    });
  }
  if (kind === 'refused') return { kind, by: Number(second) - 1, uses };
  const low =
    second === '' || second === 0
      ? []
      : String(second)
          .split(',')
          .map((limit) => Number(limit) - 1);
  return { kind: 'admitted', low, slice: Number(slice), uses };
}
