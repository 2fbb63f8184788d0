import type { CredentialCipher, SecretCipher } from '@weir/domain/kernel';

let serial = 0;

/** Encrypts nothing, but is bound to its owner and never gives the same ciphertext twice, like a real cipher. */
export const plainCipher: SecretCipher = {
  encrypt: (plaintext, purpose, boundTo) => Buffer.from(`${purpose}/${boundTo} ${++serial} ${plaintext}`),
  decrypt(ciphertext, purpose, boundTo) {
    const [owner, , ...plaintext] = Buffer.from(ciphertext).toString('utf8').split(' ');
    if (owner !== `${purpose}/${boundTo}`) throw new Error('The ciphertext belongs to something else.');
    return plaintext.join(' ');
  },
};

/** Seals with {@link plainCipher}; no key service is needed. */
export const plainCredentialCipher: CredentialCipher = {
  seal: async (plaintext, { purpose, boundTo }) => plainCipher.encrypt(plaintext, purpose, boundTo),
  open: ({ sealed, binding }) => plainCipher.decrypt(sealed, binding.purpose, binding.boundTo),
  needsKeyService: () => false,
};
