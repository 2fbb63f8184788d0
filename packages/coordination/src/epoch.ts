import type { OrganizationId } from '@weir/domain/kernel';
import type { LeaseHolderId } from '@weir/domain/limits';

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

/** Where Redis has the name of the epoch that is valid. */
export function epochKey(organizationId: OrganizationId): string {
  return `${prefixOf(organizationId)}epoch`;
}

/** The epoch, its reservations, and when they expire. */
export function reservationKeys({ organizationId, holder }: Epoch): string[] {
  const prefix = prefixOf(organizationId);
  return [epochKey(organizationId), `${prefix}${holder}:reservations`, `${prefix}${holder}:expiries`];
}

/** The hash tag puts all keys of an organization into one slot of a cluster. */
export function prefixOf(organizationId: OrganizationId): string {
  return `weir:{${organizationId}}:`;
}
