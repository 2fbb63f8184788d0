import { createSecretKey } from 'node:crypto';
import type {
  CredentialBinding,
  CredentialCipher,
  SealedCredential,
  SecretCipher,
} from '@weir/domain/kernel';
import { decryptAesGcm, encryptAesGcm } from './aes-gcm.ts';
import type { DataKeys } from './kms-data-keys.ts';
import { undecryptable } from './undecryptable.ts';

/** Version 1 is that of {@link AesGcmSecretCipher}. */
const VERSION = 2;
const LENGTH_AT = 1;
const WRAPPED_AT = 3;

export interface EnvelopeCredentialCipherPorts {
  /** Under the master key. */
  readonly local: SecretCipher;
  readonly dataKeys: DataKeys;
  /** Whether new credentials are sealed with a data key; else under the master key. */
  readonly sealsWithDataKeys: boolean;
}

/**
 * Envelope encryption: each credential is encrypted with a data key of its own, which a key service makes and wraps, bound to the ids of
 * the credential. What is sealed under the master key is opened, too. Layout: version byte 2, length of the wrapped key (16 bits, big-endian),
 * the wrapped key, then what {@link encryptAesGcm} gives; everything before that, purpose and ids are authenticated.
 */
export class EnvelopeCredentialCipher implements CredentialCipher {
  readonly #ports: EnvelopeCredentialCipherPorts;

  constructor(ports: EnvelopeCredentialCipherPorts) {
    this.#ports = ports;
  }

  async seal(plaintext: string, binding: CredentialBinding): Promise<Uint8Array> {
    const { local, dataKeys, sealsWithDataKeys } = this.#ports;
    if (!sealsWithDataKeys) return local.encrypt(plaintext, binding.purpose, binding.boundTo);
    const { key, wrapped } = await dataKeys.generate(contextOf(binding));
    const header = Buffer.alloc(WRAPPED_AT + wrapped.length);
    header.writeUInt8(VERSION);
    header.writeUInt16BE(wrapped.length, LENGTH_AT);
    header.set(wrapped, WRAPPED_AT);
    try {
      return Buffer.concat([
        header,
        encryptAesGcm(createSecretKey(key), plaintext, authenticated(header, binding)),
      ]);
    } finally {
      key.fill(0);
    }
  }

  open({ sealed, binding }: SealedCredential): string | Promise<string> {
    if (this.needsKeyService(sealed)) return this.#unwrapAndOpen(sealed, binding);
    return this.#ports.local.decrypt(sealed, binding.purpose, binding.boundTo);
  }

  needsKeyService(sealed: Uint8Array): boolean {
    return sealed[0] === VERSION;
  }

  async #unwrapAndOpen(sealed: Uint8Array, binding: CredentialBinding): Promise<string> {
    if (sealed.length < WRAPPED_AT) throw undecryptable('too_short');
    const encryptedAt = WRAPPED_AT + ((sealed[LENGTH_AT]! << 8) | sealed[LENGTH_AT + 1]!);
    if (encryptedAt === WRAPPED_AT || sealed.length <= encryptedAt) throw undecryptable('too_short');
    const header = sealed.subarray(0, encryptedAt);
    const key = await this.#ports.dataKeys.unwrap(header.subarray(WRAPPED_AT), contextOf(binding));
    try {
      const opened = decryptAesGcm(
        createSecretKey(key),
        sealed.subarray(encryptedAt),
        authenticated(header, binding),
      );
      if (typeof opened === 'string') throw undecryptable(opened);
      return opened.plaintext;
    } finally {
      key.fill(0);
    }
  }
}

/** The encryption context, which the key service authenticates and its log shows: ids only. */
function contextOf({ purpose, ids }: CredentialBinding): Readonly<Record<string, string>> {
  return { purpose, ...ids };
}

function authenticated(header: Uint8Array, { purpose, boundTo }: CredentialBinding): Buffer {
  return Buffer.concat([header, Buffer.from(`weir/${purpose}/v2\0${boundTo}`, 'utf8')]);
}
