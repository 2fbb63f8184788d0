import { JsonWebKeySet } from '@weir/contracts';
import type { z } from 'zod';
import { endpoint } from '../endpoint.ts';

export const getJsonWebKeySetEndpoint = endpoint(
  {
    method: 'get',
    path: '/.well-known/jwks.json',
    operationId: 'getJsonWebKeySet',
    tag: 'Tokens',
    summary: 'Get the keys of access tokens',
    description:
      'A new key is published ten minutes before it signs, and until the last token it signed has expired.',
    access: 'public',
    answer: { status: 200, schema: JsonWebKeySet, description: 'A JSON Web Key Set (RFC 7517).' },
  },
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
