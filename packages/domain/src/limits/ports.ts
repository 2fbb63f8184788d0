import type { AuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import type { SizedRequest } from '../inference/estimated-input-tokens.ts';
import type { DomainError } from '../kernel/domain-error.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import type { Limit } from './limit.ts';
import type { LeaseHolderId } from './quota-leases.ts';

/** The input of limits: a request that was authenticated, parsed and resolved. */
export interface AdmissionRequest extends SizedRequest {
  readonly key: AuthenticatedKey;
  /** When the request's head was received, milliseconds since 1970: a quota counts it in the period of that moment. */
  readonly receivedMs: number;
  /** A connection that costs nothing is asked first: the request needs no money until {@link Admitted.charge}. */
  readonly isFree?: boolean;
}

/** A limit and what is left of it. Amounts in the unit of the limit. */
export interface LimitUse {
  readonly limit: Limit;
  /** Of a quota what is recorded in this period, of a rate what the last minute had, of parallel requests those that run. */
  readonly used: bigint;
  /** What running requests hold beyond what they used. */
  readonly reserved: bigint;
  readonly remaining: bigint;
  /** When it begins anew, milliseconds since 1970; null where it never does, or when a request ends. */
  readonly resetsAtMs: number | null;
}

/** A limit as admission found it, before the request took anything. Amounts in the unit of the limit. */
export interface LimitReading extends Pick<LimitUse, 'limit' | 'resetsAtMs'> {
  /** What is recorded, or what the last minute had, or what runs. Null where the counts that decided do not say. */
  readonly used: bigint | null;
  /** What gateways hold beyond that, for running requests and for those to come; null likewise. */
  readonly reserved: bigint | null;
}

/** Decides whether a request may run: all limits that apply, at once, all or nothing. */
export interface Admission {
  /**
   * Synchronous where no other process is asked, so that the warm path has no promise. Throws, or rejects with, a
   * DomainError when the request is refused; then no limit was used up.
   */
  admit(request: AdmissionRequest): Admitted | Promise<Admitted>;
  /** Decides as {@link admit} does, and takes nothing. Rejects as that throws. */
  check(request: AdmissionRequest): Promise<void>;
  /**
   * Every limit of the key, in the key's order; without the database, as last known. Takes nothing. Rejects with DomainError
   * `limits_unavailable` when it cannot be known.
   */
  inspect(key: AuthenticatedKey): Promise<readonly LimitUse[]>;
}

/**
 * Whether a request may go on. `waits`: what covers it is used up, and more was asked for; it pauses and asks again when that is
 * known. An error: nothing is left, and it ends with it.
 */
export type Extension = 'goes on' | 'waits' | DomainError;

/** An admitted request, with what it holds of the limits. */
export interface Admitted {
  /** Headers that tell the client the rest of its limits: name, value, name, value. */
  readonly headers: readonly string[];
  /** Whose leases cover the request: its record says so, and takes from them. Null where no quota applies. */
  readonly leaseHolder: LeaseHolderId | null;
  /** The limits that were looked at, in the order in which they refuse. */
  readonly readings: readonly LimitReading[];
  /** Output tokens of a stream from which on {@link extend} has to be asked; `Infinity` where nothing limits them. It grows. */
  readonly extendAtTokens: number;
  /** Reserves more, ahead, for a stream that has this much output. `whenKnown` is called at most once, and only after `waits`. */
  extend(outputTokens: number, whenKnown: () => void): Extension;
  /**
   * Reserves what a request costs that was admitted as free, before a connection is asked that costs something. `goes on` also where
   * that is reserved. `whenKnown` is called at most once, and only after `waits`: then it is to be asked again. An error: as
   * {@link Admission.admit} would refuse it.
   */
  charge(whenKnown: () => void): Extension;
  /**
   * Gives back what the request held, and counts what it used. Called exactly once per admission, when the request has
   * ended; null when it never ran because its client had left. Never throws.
   */
  settle(record: UsageRecord | null): void;
}
