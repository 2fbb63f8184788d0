import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { DomainError, type SecretCipher, type SecretPurpose } from '@weir/domain/kernel';
import { MASTER_KEY_BYTES } from './master-key.ts';
import { secureRandomBytes } from './secure-random-bytes.ts';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONCE_AT = 1;
const SEALED_AT = NONCE_AT + NONCE_BYTES;

/**
 * AES-256-GCM (NIST SP 800-38D) under the master key. Layout: version byte 1, random 96-bit nonce, ciphertext, 128-bit
 * tag. The purpose and the ids it is bound to are authenticated with it, so that a ciphertext copied to another row does
 * not decrypt. Random nonces are safe for 2³² encryptions per key.
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
    const nonce = secureRandomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(context(purpose, boundTo));
    return Buffer.concat([
      Uint8Array.of(VERSION),
      nonce,
      cipher.update(plaintext, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  }

  decrypt(ciphertext: Uint8Array, purpose: SecretPurpose, boundTo: string): string {
    if (ciphertext.length < SEALED_AT + TAG_BYTES) throw undecryptable('too_short');
    if (ciphertext[0] !== VERSION) throw undecryptable('unknown_version');
    const tagAt = ciphertext.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, ciphertext.subarray(NONCE_AT, SEALED_AT), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(context(purpose, boundTo));
    decipher.setAuthTag(ciphertext.subarray(tagAt));
    const plaintext = decipher.update(ciphertext.subarray(SEALED_AT, tagAt));
    try {
      decipher.final();
    } catch {
      throw undecryptable('not_authentic');
    }
    return plaintext.toString('utf8');
  }
}

function context(purpose: SecretPurpose, boundTo: string): Buffer {
  return Buffer.from(`weir/${purpose}/v1\0${boundTo}`, 'utf8');
}

/** Without a cause: the runtime's error adds nothing, and must not carry a part of a secret. */
function undecryptable(internal: string): DomainError {
  return new DomainError('internal_error', 'A stored secret cannot be decrypted.', {
    internal: `secret_${internal}`,
  });
}
