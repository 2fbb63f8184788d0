import { createSecretKey, type KeyObject } from 'node:crypto';
import type { SecretCipher, SecretPurpose } from '@weir/domain/kernel';
import { decryptAesGcm, encryptAesGcm } from './aes-gcm.ts';
import { MASTER_KEY_BYTES } from './master-key.ts';
import { undecryptable } from './undecryptable.ts';

const VERSION = 1;
const ENCRYPTED_AT = 1;

/**
 * AES-256-GCM under the master key. Layout: version byte 1, then what {@link encryptAesGcm} gives. The purpose and the ids it
 * is bound to are authenticated with it, so that a ciphertext copied to another row does not decrypt.
 */
export class AesGcmSecretCipher implements SecretCipher {
  readonly #key: KeyObject;

  /** @throws RangeError unless the key is 32 bytes long. */
  constructor(masterKey: Uint8Array) {
    if (masterKey.length !== MASTER_KEY_BYTES) {
      throw new RangeError(`the master key has ${masterKey.length} bytes instead of ${MASTER_KEY_BYTES}`);
    }
    this.#key = createSecretKey(masterKey);
  }

  encrypt(plaintext: string, purpose: SecretPurpose, boundTo: string): Uint8Array {
    const encrypted = encryptAesGcm(this.#key, plaintext, context(purpose, boundTo));
    return Buffer.concat([Uint8Array.of(VERSION), encrypted]);
  }

  decrypt(ciphertext: Uint8Array, purpose: SecretPurpose, boundTo: string): string {
    if (ciphertext.length === 0) throw undecryptable('too_short');
    if (ciphertext[0] !== VERSION) throw undecryptable('unknown_version');
    const decrypted = decryptAesGcm(this.#key, ciphertext.subarray(ENCRYPTED_AT), context(purpose, boundTo));
    if (typeof decrypted === 'string') throw undecryptable(decrypted);
    return decrypted.plaintext;
  }
}

function context(purpose: SecretPurpose, boundTo: string): Buffer {
  return Buffer.from(`weir/${purpose}/v1\0${boundTo}`, 'utf8');
}
