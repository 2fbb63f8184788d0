import type { CredentialOwner } from '@weir/domain/credentials';
import type { ApiKeyId, OrganizationId, WorkspaceId } from '@weir/domain/kernel';
import { sql } from 'kysely';

/** Of a deleted workspace nothing is shown, or used: its credentials come back with it, or are purged with it. */
export const isInService = sql<boolean>`not exists (
  select from workspaces where workspaces.deleted_at is not null and workspaces.id = coalesce(
    organization_credentials.workspace_id,
    (select api_keys.workspace_id from api_keys where api_keys.id = organization_credentials.api_key_id)))`;

export interface OwnerColumns {
  organization_id: string;
  workspace_id: string | null;
  api_key_id: string | null;
}

export function toCredentialOwner(row: OwnerColumns): CredentialOwner {
  return {
    organizationId: row.organization_id as OrganizationId,
    workspaceId: row.workspace_id as WorkspaceId | null,
    apiKeyId: row.api_key_id as ApiKeyId | null,
  };
}
