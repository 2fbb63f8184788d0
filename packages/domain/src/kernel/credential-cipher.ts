import type { SecretPurpose } from './secret-cipher.ts';

/** What a provider credential is sealed for. One that was moved to another row cannot be opened. */
export interface CredentialBinding {
  readonly purpose: Extract<SecretPurpose, 'provider-credential' | 'organization-credential'>;
  /** The ids in one text, for a {@link SecretCipher}. */
  readonly boundTo: string;
  /** Ids by their names, for a key service, whose log may show them. */
  readonly ids: Readonly<Record<string, string>>;
}

/** A provider credential as it is stored. */
export interface SealedCredential {
  readonly sealed: Uint8Array;
  readonly binding: CredentialBinding;
}

/**
 * Seals provider credentials in the way that is configured, and opens those that were sealed in any way. Where a key service
 * has to be asked, its limits of time and retries are those of the adapter.
 */
export interface CredentialCipher {
  /** Rejects with DomainError `credential_unavailable` when the key service does not answer or refuses. */
  seal(plaintext: string, binding: CredentialBinding): Promise<Uint8Array>;
  /**
   * A promise only where a key service has to be asked.
   *
   * @throws DomainError, or rejects with it: `credential_unavailable` as above, `internal_error` when the ciphertext was altered or is
   *   bound to something else, or the key differs
   */
  open(credential: SealedCredential): string | Promise<string>;
  /** Whether opening it needs a key service. */
  needsKeyService(sealed: Uint8Array): boolean;
}
