import { getJsonWebKeySetOperation, type JsonWebKeySet } from '@weir/contracts/tokens';
import type { z } from 'zod';
import { handle } from '../endpoint.ts';

export const getJsonWebKeySetEndpoint = handle(
  getJsonWebKeySetOperation,
  async ({ context }, { management }) => {
    const published = await management.signingKeys.published();
    const keys = published.map(
      ({ id, publicKey }) =>
        ({ kid: id, kty: 'OKP', crv: 'Ed25519', x: publicKey, alg: 'EdDSA', use: 'sig' }) as const,
    );
    const answer: z.input<typeof JsonWebKeySet> = { keys };
    return context.json(answer, 200, { 'cache-control': 'public, max-age=300' });
  },
);
