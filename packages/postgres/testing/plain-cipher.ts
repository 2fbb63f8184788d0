import type { CredentialCipher } from '@weir/domain/models';

let serial = 0;

/** Hides nothing, but is bound to the connection and never gives the same twice, like a real one. */
export const plainCipher: CredentialCipher = {
  encrypt: (plaintext, connectionId) => Buffer.from(`${connectionId} ${++serial} ${plaintext}`),
  decrypt(ciphertext, connectionId) {
    const [owner, , ...plaintext] = Buffer.from(ciphertext).toString('utf8').split(' ');
    if (owner !== connectionId) throw new Error('The ciphertext belongs to another connection.');
    return plaintext.join(' ');
  },
};
