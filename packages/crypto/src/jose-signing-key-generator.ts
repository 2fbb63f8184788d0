import type { SecretCipher, SigningKeyId } from '@weir/domain/kernel';
import type { SigningKey, SigningKeyGenerator } from '@weir/domain/tokens';
import { exportJWK, generateKeyPair } from 'jose';

/** Ed25519 keys by WebCrypto. */
export class JoseSigningKeyGenerator implements SigningKeyGenerator {
  readonly #cipher: SecretCipher;

  constructor(cipher: SecretCipher) {
    this.#cipher = cipher;
  }

  async generate(id: SigningKeyId): Promise<Pick<SigningKey, 'publicKey' | 'privateKeyEncrypted'>> {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const privateJwk = await exportJWK(privateKey);
    return {
      publicKey: privateJwk.x!,
      privateKeyEncrypted: this.#cipher.encrypt(JSON.stringify(privateJwk), 'signing-key', id),
    };
  }
}
