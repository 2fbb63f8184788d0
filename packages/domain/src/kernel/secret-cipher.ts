/** The purpose of an encrypted secret. A ciphertext made for one purpose cannot be decrypted for another. */
export type SecretPurpose =
  | 'provider-credential'
  | 'organization-credential'
  | 'signing-key'
  | 'idempotent-answer'
  | 'outgoing-mail'
  | 'webhook-secret';

/** Encrypts secrets that have to be stored, each bound to its purpose and to the ids of the row that holds it. */
export interface SecretCipher {
  encrypt(plaintext: string, purpose: SecretPurpose, boundTo: string): Uint8Array;
  /** Throws DomainError `internal_error` when the ciphertext was altered or is bound to something else, or the key differs. */
  decrypt(ciphertext: Uint8Array, purpose: SecretPurpose, boundTo: string): string;
}
