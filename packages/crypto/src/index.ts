export * from './aes-gcm-secret-cipher.ts';
export * from './master-key.ts';
export * from './node-secret-hasher.ts';
export * from './secure-random-bytes.ts';
