import type { LiveRequest } from '../inference/live-request.ts';
import type { ConnectionId, OrganizationId, ServiceAccountId, UserId } from '../kernel/ids.ts';
import type { BreakerState } from '../routing/breaker-state.ts';

/** Whose things are watched. */
export interface LiveScope {
  /** Null: of the whole platform. */
  readonly organizationId: OrganizationId | null;
  /** Only of keys that this user or service account owns; null for all. */
  readonly owner: { readonly kind: 'user'; readonly id: UserId } | OwnerAccount | null;
}

interface OwnerAccount {
  readonly kind: 'service_account';
  readonly id: ServiceAccountId;
}

/** The mean over the last ten seconds. */
export interface RefusalRate {
  readonly code: string;
  readonly perSecond: number;
}

/** What platform operators watch, as the replica that answers has it. */
export interface LiveSystem {
  readonly breakers: readonly { readonly connectionId: ConnectionId; readonly state: BreakerState }[];
  readonly spoolDepth: number;
  readonly replicas: number;
}

/** What there is to see at one moment. */
export interface LiveState {
  readonly atMs: number;
  /** The latest first, at most 1,000. */
  readonly requests: readonly LiveRequest[];
  /** By code; without codes that nothing is refused with. */
  readonly refusals: readonly RefusalRate[];
  /** Null for an organization. */
  readonly system: LiveSystem | null;
}
