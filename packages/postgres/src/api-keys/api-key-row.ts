import type { DataPlaneKey } from '@weir/domain/api-key-authentication';
import type { ApiKey, ApiKeyHash, ApiKeyMode, ApiKeyPurpose } from '@weir/domain/api-keys';
import type { EndpointScope } from '@weir/domain/inference';
import type {
  ApiKeyId,
  OrganizationId,
  PersonalAccessTokenId,
  ServiceAccountId,
  ServiceAccountTokenId,
  SessionId,
  TokenFamilyId,
  UserId,
  WorkspaceId,
} from '@weir/domain/kernel';
import type { KeyRoutingPolicy } from '@weir/domain/routing';
import type { Selectable } from 'kysely';
import type { ApiKeys } from '../database/database-types.ts';
import { toRoutingPolicyColumn } from './routing-policy-column.ts';

export type ApiKeyRow = Omit<Selectable<ApiKeys>, 'hash' | 'previous_hash' | 'older_hash'> & {
  organization_id: string;
};

/** The columns of a key, joined with its workspace. */
export const API_KEY_COLUMNS = [
  'api_keys.id',
  'workspaces.organization_id',
  'api_keys.workspace_id',
  'api_keys.name',
  'api_keys.mode',
  'api_keys.purpose',
  'api_keys.prefix',
  'api_keys.last_four',
  'api_keys.owner_user_id',
  'api_keys.owner_service_account_id',
  'api_keys.created_by',
  'api_keys.created_via',
  'api_keys.created_with',
  'api_keys.allowed_models',
  'api_keys.allowed_ip_ranges',
  'api_keys.endpoint_scopes',
  'api_keys.routing_policy',
  'api_keys.metadata',
  'api_keys.created_at',
  'api_keys.expires_at',
  'api_keys.revoked_at',
  'api_keys.rotated_at',
  'api_keys.previous_until',
  'api_keys.older_until',
  'api_keys.last_used_at',
] as const;

export type DataPlaneRow = Omit<
  ApiKeyRow,
  | 'prefix'
  | 'purpose'
  | 'owner_service_account_id'
  | 'created_by'
  | 'created_via'
  | 'created_with'
  | 'metadata'
  | 'rotated_at'
  | 'previous_until'
  | 'older_until'
  | 'last_used_at'
>;

export function toDataPlaneKey(row: DataPlaneRow): DataPlaneKey {
  return {
    id: row.id as ApiKeyId,
    organizationId: row.organization_id as OrganizationId,
    workspaceId: row.workspace_id as WorkspaceId,
    name: row.name,
    mode: row.mode as ApiKeyMode,
    ownerUserId: row.owner_user_id as UserId | null,
    lastFour: row.last_four,
    allowedModels: row.allowed_models,
    allowedIpRanges: row.allowed_ip_ranges,
    endpointScopes: row.endpoint_scopes as EndpointScope[] | null,
    routingPolicy: row.routing_policy as KeyRoutingPolicy | null,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

export function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    ...toDataPlaneKey(row),
    prefix: row.prefix,
    purpose: row.purpose as ApiKeyPurpose | null,
    ownerServiceAccountId: row.owner_service_account_id as ServiceAccountId | null,
    createdBy: row.created_by as UserId | null,
    createdWith: toSignedInBy(row.created_via, row.created_with),
    metadata: row.metadata as Record<string, string>,
    rotatedAt: row.rotated_at,
    previousUntil: row.previous_until,
    olderUntil: row.older_until,
    lastUsedAt: row.last_used_at,
  };
}

/** The row of a new key. */
export function toInsertedRow(key: ApiKey, hash: ApiKeyHash) {
  return {
    id: key.id,
    workspace_id: key.workspaceId,
    hash,
    mode: key.mode,
    purpose: key.purpose,
    prefix: key.prefix,
    last_four: key.lastFour,
    owner_user_id: key.ownerUserId,
    owner_service_account_id: key.ownerServiceAccountId,
    created_by: key.createdBy,
    created_via: key.createdWith?.via ?? null,
    created_with: key.createdWith && idOf(key.createdWith),
    created_at: key.createdAt,
    ...toUpdatedRow(key),
  };
}

/** The columns that a change may write. */
export function toUpdatedRow(key: ApiKey) {
  return {
    name: key.name,
    allowed_models: mutable(key.allowedModels),
    allowed_ip_ranges: mutable(key.allowedIpRanges),
    endpoint_scopes: mutable(key.endpointScopes),
    routing_policy: toRoutingPolicyColumn(key.routingPolicy),
    metadata: { ...key.metadata },
    expires_at: key.expiresAt,
    revoked_at: key.revokedAt,
  };
}

function mutable(items: readonly string[] | null): string[] | null {
  return items && [...items];
}

type CreatedWith = NonNullable<ApiKey['createdWith']>;

function idOf(signedInBy: CreatedWith): string {
  switch (signedInBy.via) {
    case 'session':
      return signedInBy.sessionId;
    case 'access_token':
      return signedInBy.familyId;
    case 'personal_access_token':
    case 'service_account_token':
      return signedInBy.tokenId;
  }
}

function toSignedInBy(via: string | null, id: string | null): CreatedWith | null {
  if (id === null) return null;
  switch (via as CreatedWith['via']) {
    case 'session':
      return { via: 'session', sessionId: id as SessionId };
    case 'access_token':
      return { via: 'access_token', familyId: id as TokenFamilyId };
    case 'personal_access_token':
      return { via: 'personal_access_token', tokenId: id as PersonalAccessTokenId };
    case 'service_account_token':
      return { via: 'service_account_token', tokenId: id as ServiceAccountTokenId };
  }
}
