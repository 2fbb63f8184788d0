import type { EndpointScope } from '../inference/operations.ts';
import type { ApiKeyId, OrganizationId, UserId, WorkspaceId } from '../kernel/ids.ts';

/** `live` keys reach every connection; `test` keys are for simulated ones. */
export type ApiKeyMode = 'live' | 'test';

/** What a key may be used for. Null is no restriction. */
export interface ApiKeyRestrictions {
  /** Names of models, never aliases: an alias can be pointed at another model. */
  readonly allowedModels: readonly string[] | null;
  /** CIDR blocks requests may come from. */
  readonly allowedIpRanges: readonly string[] | null;
  readonly endpointScopes: readonly EndpointScope[] | null;
}

/** What is stored of a key. The secret itself is shown once and never stored. */
export interface ApiKey extends ApiKeyRestrictions {
  readonly id: ApiKeyId;
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly mode: ApiKeyMode;
  /** First characters of the secret, to tell keys apart. */
  readonly prefix: string;
  /** Last four characters of the secret, to tell keys apart. */
  readonly lastFour: string;
  /** Whose key it is; null for a key of the organization, which outlives people. */
  readonly ownerUserId: UserId | null;
  /** Null for a key made on the command line, or by somebody who is gone. */
  readonly createdBy: UserId | null;
  /** For the clients' own use. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** When the secret was last replaced. */
  readonly rotatedAt: Date | null;
  /** Until when the secret before the last rotation is good too. */
  readonly previousUntil: Date | null;
  /** To within a minute. */
  readonly lastUsedAt: Date | null;
}

/** SHA-256 of a secret, lower-case hexadecimal. */
export type ApiKeyHash = string & { readonly __apiKeyHash: true };

/** How a key stands: a revoked one is not `expired` too. */
export type ApiKeyState = 'active' | 'revoked' | 'expired';

export function apiKeyState({ revokedAt, expiresAt }: ApiKey, nowMs: number): ApiKeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt.getTime() <= nowMs ? 'expired' : 'active';
}
