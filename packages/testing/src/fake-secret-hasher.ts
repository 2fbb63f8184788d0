import type { SecretHasher } from '@weir/domain/kernel';

/** Looks like SHA-256 in hexadecimal, differs from secret to secret, and needs no cryptography. */
export class FakeSecretHasher implements SecretHasher {
  sha256Hex(secret: string): string {
    let digest = '';
    for (let part = 0; digest.length < 64; part++) {
      let mixed = 0x811c9dc5 ^ part;
      for (let index = 0; index < secret.length; index++) {
        mixed = Math.imul(mixed ^ secret.charCodeAt(index), 0x01000193);
        mixed ^= mixed >>> 15;
      }
      digest += (mixed >>> 0).toString(16).padStart(8, '0');
    }
    return digest;
  }
}
