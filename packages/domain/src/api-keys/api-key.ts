import type { EndpointScope } from '../inference/operations.ts';
import type { ByServiceAccountToken, SignedInBy } from '../kernel/actor.ts';
import type { ApiKeyId, OrganizationId, ServiceAccountId, UserId, WorkspaceId } from '../kernel/ids.ts';
import type { KeyRoutingPolicy } from '../routing/key-routing-policy.ts';

/** `live` keys reach every connection; `test` keys are for simulated ones. */
export type ApiKeyMode = 'live' | 'test';

/** What a key is made for that ends by itself. */
export type ApiKeyPurpose = 'playground';

/** The restrictions of a key. Null is no restriction. */
export interface ApiKeyRestrictions {
  /** Names of models, never aliases: an alias can be pointed at another model later. */
  readonly allowedModels: readonly string[] | null;
  /** CIDR blocks requests may come from. */
  readonly allowedIpRanges: readonly string[] | null;
  readonly endpointScopes: readonly EndpointScope[] | null;
  /** Chooses from the connections that the workspace's leaves. */
  readonly routingPolicy: KeyRoutingPolicy | null;
}

/** A key as it is stored. The secret itself is shown once and never stored. */
export interface ApiKey extends ApiKeyRestrictions {
  readonly id: ApiKeyId;
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly mode: ApiKeyMode;
  /** Null for a key that is made to be kept. */
  readonly purpose: ApiKeyPurpose | null;
  /** First characters of the secret, to tell keys apart. */
  readonly prefix: string;
  /** Last four characters of the secret, to tell keys apart. */
  readonly lastFour: string;
  /** The user who owns the key. A key without any owner is the organization's, and stays when people leave. */
  readonly ownerUserId: UserId | null;
  /** The service account that owns the key. */
  readonly ownerServiceAccountId: ServiceAccountId | null;
  /** Null for a key made on the command line, or by a user who was removed. */
  readonly createdBy: UserId | null;
  /** The session or token it was made with; null where `createdBy` is, and for keys from before this was recorded. */
  readonly createdWith: SignedInBy | ByServiceAccountToken | null;
  /** For the clients' own use. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** When the secret was last replaced. */
  readonly rotatedAt: Date | null;
  /** Until when the secret before the last rotation also works. */
  readonly previousUntil: Date | null;
  /** Until when the secret before that one also works. */
  readonly olderUntil: Date | null;
  /** To within a minute. */
  readonly lastUsedAt: Date | null;
}

/** SHA-256 of a secret, lower-case hexadecimal. */
export type ApiKeyHash = string & { readonly __apiKeyHash: true };

/** The state of a key; a revoked one is never also `expired`. */
export type ApiKeyState = 'active' | 'revoked' | 'expired';

export function apiKeyState({ revokedAt, expiresAt }: ApiKey, nowMs: number): ApiKeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt.getTime() <= nowMs ? 'expired' : 'active';
}
