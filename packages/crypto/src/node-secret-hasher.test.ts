import { expect, it } from 'vitest';
import { NodeSecretHasher } from './node-secret-hasher.ts';

it('hashes as FIPS 180-4 says', () => {
  expect(new NodeSecretHasher().sha256Hex('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

it('hashes the UTF-8 bytes of a secret', () => {
  expect(new NodeSecretHasher().sha256Hex('ü')).toBe(
    '607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f',
  );
});
