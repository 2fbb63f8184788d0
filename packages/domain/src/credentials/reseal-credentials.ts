import type { CredentialCipher, SealedCredential } from '../kernel/credential-cipher.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { ConnectionId, CredentialId } from '../kernel/ids.ts';

/** A credential that was stored over the API: of a connection itself, or brought for one. */
export interface StoredCredential extends SealedCredential {
  readonly id: ConnectionId | CredentialId;
}

/** Of connections themselves, or brought by organizations. */
export type WhoseCredentials = 'connections' | 'organizations';

/** Provider credentials that were given over the API, as they are stored. */
export interface SealedCredentialStore {
  /** The next ones after this id, by id. */
  list(whose: WhoseCredentials, after: string | null, limit: number): Promise<readonly StoredCredential[]>;
  /** False when it was changed or deleted since it was read: then nothing is written. */
  replace(whose: WhoseCredentials, credential: StoredCredential, sealed: Uint8Array): Promise<boolean>;
}

export interface ResealPorts {
  readonly store: SealedCredentialStore;
  readonly cipher: CredentialCipher;
}

export interface Resealed {
  readonly resealed: number;
  /** Changed or deleted by somebody else meanwhile: they are sealed in the new way already. */
  readonly changed: number;
  /** Those that cannot be read: they are as they were. */
  readonly unreadable: readonly string[];
}

const PAGE_SIZE = 100;

/**
 * Opens every stored provider credential, however it is sealed, and seals it in the way that is configured now. May be repeated: rejects
 * with DomainError `credential_unavailable` as soon as the key service does not answer.
 */
export async function resealCredentials({ store, cipher }: ResealPorts): Promise<Resealed> {
  let resealed = 0;
  let changed = 0;
  const unreadable: string[] = [];
  for (const whose of ['connections', 'organizations'] as const) {
    let after: string | null = null;
    for (;;) {
      const page: readonly StoredCredential[] = await store.list(whose, after, PAGE_SIZE);
      for (const credential of page) {
        after = credential.id;
        try {
          const sealed = await cipher.seal(await cipher.open(credential), credential.binding);
          if (await store.replace(whose, credential, sealed)) resealed += 1;
          else changed += 1;
        } catch (error) {
          // Nor could any other be sealed or opened.
          if (isDomainError(error) && error.code === 'credential_unavailable') throw error;
          unreadable.push(credential.id);
        }
      }
      if (page.length < PAGE_SIZE) break;
    }
  }
  return { resealed, changed, unreadable };
}
