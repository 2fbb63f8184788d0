export * from './aes-gcm-secret-cipher.ts';
export * from './hmac-webhook-signatures.ts';
export * from './jose-access-token-signer.ts';
export * from './jose-signing-key-generator.ts';
export * from './master-key.ts';
export * from './node-secret-hasher.ts';
export * from './secure-random-bytes.ts';
