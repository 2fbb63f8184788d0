/** SHA-256, synchronous: on the hot path an await would cost more than the digest. */
export interface SecretHasher {
  sha256Hex(secret: string): string;
}
