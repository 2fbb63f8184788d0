import type { CredentialCipher } from '@weir/domain/models';
import { catalogRepositoryContract } from '@weir/testing';
import { describe } from 'vitest';
import { openTestDatabase } from '../testing/open-test-database.ts';
import { PostgresCatalogRepository } from './catalog-repository.ts';

/** Turns bytes over, and is bound to the connection like a real one. */
const cipher: CredentialCipher = {
  encrypt: (plaintext, connectionId) =>
    Buffer.from(`${connectionId} ${Math.random()} ${plaintext}`, 'utf8').reverse(),
  decrypt(ciphertext, connectionId) {
    const [owner, , ...plaintext] = Buffer.from(ciphertext).reverse().toString('utf8').split(' ');
    if (owner !== connectionId) throw new Error('belongs to another connection');
    return plaintext.join(' ');
  },
};

describe('PostgresCatalogRepository', () => {
  catalogRepositoryContract(async () => {
    const database = await openTestDatabase();
    return { repository: new PostgresCatalogRepository(database, cipher), close: () => database.discard() };
  });
});
