import type { ApiKeyId, ConnectionId, OrganizationId, WorkspaceId } from '../kernel/ids.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';

/** Whose requests use a credential: those of a key, of a workspace, or, with neither, of the whole organization. */
export interface CredentialOwner {
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId | null;
  readonly apiKeyId: ApiKeyId | null;
}

/** What a credential is sealed for. A ciphertext that was moved to another owner or connection cannot be decrypted. */
export interface CredentialPlace extends CredentialOwner {
  readonly connectionId: ConnectionId;
}

export function sealOrganizationCredential(
  cipher: SecretCipher,
  apiKey: string,
  place: CredentialPlace,
): Uint8Array {
  return cipher.encrypt(apiKey, 'organization-credential', boundTo(place));
}

/** Throws DomainError `internal_error` for a ciphertext of another place or master key. */
export function openOrganizationCredential(
  cipher: SecretCipher,
  sealed: Uint8Array,
  place: CredentialPlace,
): string {
  return cipher.decrypt(sealed, 'organization-credential', boundTo(place));
}

function boundTo({ organizationId, connectionId, workspaceId, apiKeyId }: CredentialPlace): string {
  const ofOrganization = `${organizationId}/${connectionId}`;
  if (apiKeyId !== null) return `${ofOrganization}/api_key/${apiKeyId}`;
  return workspaceId === null ? ofOrganization : `${ofOrganization}/workspace/${workspaceId}`;
}
