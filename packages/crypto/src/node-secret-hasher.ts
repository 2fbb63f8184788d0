import { hash } from 'node:crypto';
import type { SecretHasher } from '@weir/domain/kernel';

/** SHA-256 by OpenSSL. Fast and unsalted on purpose: the secrets are 256 random bits, not passwords. */
export class NodeSecretHasher implements SecretHasher {
  sha256Hex(secret: string): string {
    return hash('sha256', secret, 'hex');
  }
}
