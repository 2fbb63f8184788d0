import { createHmac } from 'node:crypto';
import {
  type Clock,
  DomainError,
  newId,
  type SigningKeyId,
  type TokenFamilyId,
  type UserId,
} from '@weir/domain/kernel';
import type { AccessTokenClaims, SigningKey } from '@weir/domain/tokens';
import {
  base64url,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  type JWTHeaderParameters,
  SignJWT,
} from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { AesGcmSecretCipher } from './aes-gcm-secret-cipher.ts';
import { JoseAccessTokenSigner } from './jose-access-token-signer.ts';
import { JoseSigningKeyGenerator } from './jose-signing-key-generator.ts';
import { secureRandomBytes } from './secure-random-bytes.ts';

const ISSUER = 'https://weir.example.com';
const NOW_MS = Date.UTC(2026, 0, 15, 12);
const cipher = new AesGcmSecretCipher(secureRandomBytes(32));
const generator = new JoseSigningKeyGenerator(cipher);

/** What a replica knows of keys. */
class KnownKeys {
  readonly keys: SigningKey[] = [];
  readonly asked: string[] = [];

  async add(): Promise<SigningKey> {
    const id: SigningKeyId = newId(NOW_MS, secureRandomBytes);
    const at = new Date(NOW_MS);
    this.keys.unshift({ id, ...(await generator.generate(id)), createdAt: at, signsFrom: at });
    return this.keys[0]!;
  }

  current = async () => this.keys[0]!;

  find = async (id: string) => {
    this.asked.push(id);
    return this.keys.find((key) => key.id === id) ?? null;
  };
}

describe('JoseAccessTokenSigner', () => {
  let keys: KnownKeys;
  let clock: { ms: number };
  let signer: JoseAccessTokenSigner;
  let claims: AccessTokenClaims;
  let token: string;

  const signerOf = (issuer: string) =>
    new JoseAccessTokenSigner({
      keys,
      cipher,
      clock: { nowMs: () => clock.ms } as Clock,
      randomBytes: secureRandomBytes,
      issuer,
    });

  beforeEach(async () => {
    keys = new KnownKeys();
    await keys.add();
    clock = { ms: NOW_MS };
    signer = signerOf(ISSUER);
    claims = {
      userId: newId(NOW_MS, secureRandomBytes) as UserId,
      familyId: newId(NOW_MS, secureRandomBytes) as TokenFamilyId,
      scopes: ['profile:read', 'audit:read'],
      issuedAt: new Date(NOW_MS),
      expiresAt: new Date(NOW_MS + 900_000),
    };
    const sign = await signer.prepare();
    token = await sign(claims);
  });

  it('gives back what it signed', async () => {
    expect(await signer.verify(token)).toEqual(claims);
    const sign = await signer.prepare();
    expect(await signer.verify(await sign({ ...claims, scopes: null }))).toEqual({ ...claims, scopes: null });
  });

  it('accepts a token until the second in which it expires', async () => {
    clock.ms = NOW_MS + 899_999;
    expect(await signer.verify(token)).toEqual(claims);
    clock.ms = NOW_MS + 900_000;
    expect(await signer.verify(token)).toBeNull();
  });

  it('accepts a token of the key before, and not of one that is gone', async () => {
    const next = await keys.add();
    expect(await signer.verify(token)).toEqual(claims);
    const sign = await signer.prepare();
    expect(decodeProtectedHeader(await sign(claims)).kid).toBe(next.id);
    keys.keys.pop();
    expect(await signer.verify(token)).toBeNull();
  });

  it('refuses the token of another gateway, even one that has the same keys', async () => {
    const sign = await signerOf('https://weir.example.org').prepare();
    expect(await signer.verify(await sign(claims))).toBeNull();
  });

  it('refuses a token with any character of it changed', async () => {
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'g' : 'A';
      expect([at, await signer.verify(token.slice(0, at) + other + token.slice(at + 1))]).toEqual([at, null]);
    }
  });

  it('refuses what is no token', async () => {
    for (const text of ['', '.', '..', 'a.b.c', `${token}.`, ` ${token}`, token.slice(1), 'x'.repeat(1e6)]) {
      expect(await signer.verify(text)).toBeNull();
    }
  });

  it('refuses an unsigned token', async () => {
    const [, payload] = token.split('.');
    for (const alg of ['none', 'None', 'NONE', '']) {
      const header = base64url.encode(JSON.stringify({ ...decodeProtectedHeader(token), alg }));
      for (const signature of ['', token.split('.')[2]]) {
        expect(await signer.verify(`${header}.${payload}.${signature}`)).toBeNull();
      }
    }
  });

  it('refuses a token whose HMAC is keyed by the public key', async () => {
    const [, payload] = token.split('.');
    const header = base64url.encode(JSON.stringify({ ...decodeProtectedHeader(token), alg: 'HS256' }));
    const { publicKey } = keys.keys[0]!;
    for (const secret of [publicKey, base64url.decode(publicKey)]) {
      const signature = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
      expect(await signer.verify(`${header}.${payload}.${signature}`)).toBeNull();
    }
  });

  describe('signed by a stranger', () => {
    const forge = async (header: Partial<JWTHeaderParameters>) => {
      const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
      const jwk = await exportJWK(publicKey);
      return new SignJWT({ sid: claims.familyId })
        .setProtectedHeader({
          alg: 'EdDSA',
          typ: 'at+jwt',
          ...header,
          ...(header.jwk === undefined ? {} : { jwk }),
        })
        .setIssuer(ISSUER)
        .setAudience('weir-management')
        .setSubject(claims.userId)
        .setIssuedAt(new Date(NOW_MS))
        .setExpirationTime(new Date(NOW_MS + 900_000))
        .setJti('1')
        .sign(privateKey);
    };

    it('is refused under the id of our key', async () => {
      expect(await signer.verify(await forge({ kid: keys.keys[0]!.id }))).toBeNull();
    });

    it('is refused with the key, or where it is to be found, in the header', async () => {
      const kid = keys.keys[0]!.id;
      for (const header of [
        { jwk: {} },
        { jwk: {}, kid },
        { jku: 'http://127.0.0.1:1/jwks.json', kid },
        { x5u: 'http://127.0.0.1:1/cert', kid },
      ]) {
        expect(await signer.verify(await forge(header))).toBeNull();
      }
      expect(new Set(keys.asked)).toEqual(new Set([kid]));
    });

    it.each(['../../../../dev/null', '/dev/null', "' or 1=1 --", '__proto__', 'http://127.0.0.1:1/key', ''])(
      'is refused with the key id %j, which is only ever compared',
      async (kid) => {
        expect(await signer.verify(await forge({ kid }))).toBeNull();
        expect(keys.asked).toEqual([kid]);
      },
    );

    it('is refused without a key id, or with one that is no text', async () => {
      for (const kid of [undefined, 1, {}, [keys.keys[0]!.id], null]) {
        expect(await signer.verify(await forge({ kid } as object))).toBeNull();
      }
    });
  });

  describe('signed by our key', () => {
    const signAs = async (header: object, change: object) => {
      const { id, privateKeyEncrypted } = keys.keys[0]!;
      const payload = {
        iss: ISSUER,
        aud: 'weir-management',
        sub: claims.userId,
        sid: claims.familyId,
        iat: NOW_MS / 1_000,
        exp: NOW_MS / 1_000 + 900,
        jti: '1',
        ...change,
      };
      return new SignJWT(JSON.parse(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: id, ...header })
        .sign(JSON.parse(cipher.decrypt(privateKeyEncrypted, 'signing-key', id)));
    };

    it('is accepted as it is made here, to show that the changes below are what is refused', async () => {
      expect(await signer.verify(await signAs({}, {}))).toMatchObject({
        userId: claims.userId,
        scopes: null,
      });
    });

    it.each([undefined, 'JWT', 'id_token', 'at+jwt2', 'logout+jwt'])(
      'is refused as a token of the type %s, such as an ID token',
      async (typ) => {
        expect(await signer.verify(await signAs({ typ }, {}))).toBeNull();
      },
    );

    it.each([
      { aud: 'weir' },
      { aud: undefined },
      { iss: `${ISSUER}/` },
      { iss: undefined },
      { sub: undefined },
      { sub: 'somebody' },
      { sid: undefined },
      { sid: 1 },
      { exp: undefined },
      { exp: NOW_MS / 1_000 },
      { exp: 'never' },
      { nbf: NOW_MS / 1_000 + 1 },
      { iat: undefined },
      { jti: undefined },
      { scope: ['platform:write'] },
    ])('is refused with %j', async (change) => {
      expect(await signer.verify(await signAs({}, change))).toBeNull();
    });

    it('is refused with a critical extension that nobody here knows', async () => {
      const [, payload, signature] = token.split('.');
      const header = { ...decodeProtectedHeader(token), crit: ['b64'], b64: false };
      const changed = `${base64url.encode(JSON.stringify(header))}.${payload}.${signature}`;
      expect(await signer.verify(changed)).toBeNull();
    });
  });

  it('does not take a failure of the database for a bad token', async () => {
    keys.find = async () => {
      throw new DomainError('database_unavailable', 'The database is not available.');
    };
    await expect(signer.verify(token)).rejects.toMatchObject({ code: 'database_unavailable' });
  });

  it('keeps the private key encrypted, for that key only', async () => {
    const { id, publicKey, privateKeyEncrypted } = await keys.add();
    expect(Buffer.from(privateKeyEncrypted).includes('"d"')).toBe(false);
    expect(JSON.parse(cipher.decrypt(privateKeyEncrypted, 'signing-key', id))).toMatchObject({
      kty: 'OKP',
      crv: 'Ed25519',
      x: publicKey,
      d: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(() => cipher.decrypt(privateKeyEncrypted, 'signing-key', keys.keys[1]!.id)).toThrow();
    expect(() => cipher.decrypt(privateKeyEncrypted, 'provider-credential', id)).toThrow();
  });
});
