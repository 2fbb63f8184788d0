import type { ConnectionId, OrganizationId } from '../kernel/ids.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';

/** Organization and connection of a credential. A ciphertext that was moved to another of either cannot be decrypted. */
export interface CredentialOwner {
  readonly organizationId: OrganizationId;
  readonly connectionId: ConnectionId;
}

export function sealOrganizationCredential(
  cipher: SecretCipher,
  apiKey: string,
  owner: CredentialOwner,
): Uint8Array {
  return cipher.encrypt(apiKey, 'organization-credential', boundTo(owner));
}

/** Throws DomainError `internal_error` for a ciphertext of another organization, connection or master key. */
export function openOrganizationCredential(
  cipher: SecretCipher,
  sealed: Uint8Array,
  owner: CredentialOwner,
): string {
  return cipher.decrypt(sealed, 'organization-credential', boundTo(owner));
}

function boundTo({ organizationId, connectionId }: CredentialOwner): string {
  return `${organizationId}/${connectionId}`;
}
