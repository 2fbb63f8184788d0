import type { CredentialBinding } from '../kernel/credential-cipher.ts';
import type { ApiKeyId, ConnectionId, CredentialId, OrganizationId, WorkspaceId } from '../kernel/ids.ts';

/** Whose requests use a credential: those of a key, of a workspace, or, with neither, of the whole organization. */
export interface CredentialOwner {
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId | null;
  readonly apiKeyId: ApiKeyId | null;
}

/** A brought credential, without its secret. */
export interface CredentialPlace extends CredentialOwner {
  readonly id: CredentialId;
  readonly connectionId: ConnectionId;
}

/** Of the connection's own credential. */
export function bindingOfConnection(id: ConnectionId): CredentialBinding {
  return { purpose: 'provider-credential', boundTo: id, ids: { connection_id: id } };
}

/** Of a credential that was brought for a connection. */
export function bindingOfBrought(place: CredentialPlace): CredentialBinding {
  const { id, organizationId, connectionId, workspaceId, apiKeyId } = place;
  return {
    purpose: 'organization-credential',
    boundTo: `${organizationId}/${connectionId}${narrowerOwner(place)}`,
    ids: {
      organization_id: organizationId,
      ...(workspaceId !== null && { workspace_id: workspaceId }),
      ...(apiKeyId !== null && { api_key_id: apiKeyId }),
      connection_id: connectionId,
      credential_id: id,
    },
  };
}

function narrowerOwner({ workspaceId, apiKeyId }: CredentialOwner): string {
  if (apiKeyId !== null) return `/api_key/${apiKeyId}`;
  return workspaceId === null ? '' : `/workspace/${workspaceId}`;
}
