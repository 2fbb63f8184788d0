import type { Id, OrganizationId, UserId } from '../kernel/ids.ts';
import type { NanoUsd } from '../kernel/money.ts';

export type CreditEntryId = Id<'credit-entry'>;

/** What was given, what was paid, and what puts an earlier entry right. Only a correction may be negative. */
export const CREDIT_ENTRY_KINDS = ['grant', 'payment', 'correction'] as const;

export type CreditEntryKind = (typeof CREDIT_ENTRY_KINDS)[number];

/** One line of an organization's credits. Entries are never changed. */
export interface CreditEntry {
  readonly id: CreditEntryId;
  readonly organizationId: OrganizationId;
  readonly kind: CreditEntryKind;
  /** Never 0. */
  readonly amount: NanoUsd;
  readonly reason: string;
  /** What it is called elsewhere, such as a payment; unique in the organization. */
  readonly reference: string | null;
  /** Null for a user who was removed. */
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
}

/** The credits of an organization: all that was entered, what is spent of it, and the rest, which may be negative. */
export interface CreditBalance {
  readonly credits: NanoUsd;
  /** Since the organization exists, also before its first entry. */
  readonly spent: NanoUsd;
  readonly balance: NanoUsd;
}
