import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { issueTokens } from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('GET /.well-known/jwks.json', () => {
  describe('200', () => {
    const path = '/.well-known/jwks.json';

    it('lets anybody verify an access token', async () => {
      const person = await management.signIn();
      const { access } = await issueTokens(person, ['profile:read']);
      const { payload } = await jwtVerify(access, createRemoteJWKSet(new URL(management.origin + path)), {
        issuer: management.composition.services.management.publicUrl,
        audience: 'weir-management',
        typ: 'at+jwt',
        algorithms: ['EdDSA'],
      });
      expect(payload).toMatchObject({ sub: person.userId, scope: 'profile:read' });
    });

    it('shows public keys and nothing else, and may be kept for five minutes', async () => {
      const person = await management.signIn();
      const { access } = await issueTokens(person);
      const answer = await send(management.origin, 'GET', path);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        keys: [
          {
            kid: decodeProtectedHeader(access).kid,
            kty: 'OKP',
            crv: 'Ed25519',
            x: expect.stringMatching(/^[\w-]{43}$/),
            alg: 'EdDSA',
            use: 'sig',
          },
        ],
      });
      expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
      expect(answer.headers.get('set-cookie')).toBeNull();
    });
  });
});
