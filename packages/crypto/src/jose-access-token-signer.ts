import type { Clock, RandomBytes, SecretCipher, TokenFamilyId, UserId } from '@weir/domain/kernel';
import { newId } from '@weir/domain/kernel';
import type {
  AccessTokenClaims,
  AccessTokenSigner,
  SignAccessToken,
  SigningKey,
  SigningKeys,
} from '@weir/domain/tokens';
import { errors, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';

export interface JoseAccessTokenSignerPorts {
  readonly keys: Pick<SigningKeys, 'current' | 'find'>;
  readonly cipher: SecretCipher;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** The gateway's public address: the same for all replicas. */
  readonly issuer: string;
}

type ImportedKey = Awaited<ReturnType<typeof importJWK>>;

const ALGORITHM = 'EdDSA';
const TYPE = 'at+jwt';
const AUDIENCE = 'weir-management';
/** Weir's tokens have about 500 characters, with every scope 700. */
const MAX_TOKEN_LENGTH = 4_096;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Access tokens as JSON Web Tokens (RFC 7519) signed with Ed25519 (RFC 8037). The key is found by `kid` among the gateway's
 * own keys only: keys in a header (`jwk`, `jku`, `x5c`, `x5u`) are ignored.
 */
export class JoseAccessTokenSigner implements AccessTokenSigner {
  readonly #ports: JoseAccessTokenSignerPorts;
  /** The signing key: decrypted once per rotation. */
  #private: { readonly id: string; readonly key: Promise<ImportedKey> } | null = null;

  constructor(ports: JoseAccessTokenSignerPorts) {
    this.#ports = ports;
  }

  async prepare(): Promise<SignAccessToken> {
    const { issuer, clock, randomBytes } = this.#ports;
    const signingKey = await this.#ports.keys.current();
    const key = await this.#privateKeyOf(signingKey);
    return ({ userId, familyId, scopes, issuedAt, expiresAt }) =>
      new SignJWT({ sid: familyId, ...(scopes === null ? {} : { scope: scopes.join(' ') }) })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: signingKey.id })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(userId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .setJti(newId(clock.nowMs(), randomBytes))
        .sign(key);
  }

  async verify(token: string): Promise<AccessTokenClaims | null> {
    if (token.length > MAX_TOKEN_LENGTH) return null;
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.#publicKey(kid), {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: this.#ports.issuer,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'sid', 'iat', 'exp', 'jti'],
        currentDate: new Date(this.#ports.clock.nowMs()),
      });
      return toClaims(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  async #publicKey(kid: string | undefined): Promise<ImportedKey> {
    const signingKey = kid === undefined ? null : await this.#ports.keys.find(kid);
    if (signingKey === null) throw new errors.JWKSNoMatchingKey();
    return importJWK({ kty: 'OKP', crv: 'Ed25519', x: signingKey.publicKey }, ALGORITHM);
  }

  async #privateKeyOf({ id, privateKeyEncrypted }: SigningKey): Promise<ImportedKey> {
    if (this.#private?.id !== id) {
      const jwk = JSON.parse(this.#ports.cipher.decrypt(privateKeyEncrypted, 'signing-key', id)) as JWK;
      this.#private = { id, key: importJWK(jwk, ALGORITHM) };
    }
    return this.#private.key;
  }
}

/** Weir signed it, so unexpected claims are a bug of ours; such a token is not valid. */
function toClaims({ sub, sid, scope, iat, exp }: JWTPayload): AccessTokenClaims | null {
  if (typeof iat !== 'number' || typeof exp !== 'number') return null;
  if (!isId<UserId>(sub) || !isId<TokenFamilyId>(sid)) return null;
  if (scope !== undefined && typeof scope !== 'string') return null;
  return {
    userId: sub,
    familyId: sid,
    scopes: scope === undefined ? null : scope.split(' '),
    issuedAt: new Date(iat * 1_000),
    expiresAt: new Date(exp * 1_000),
  };
}

function isId<Id extends string>(value: unknown): value is Id {
  return typeof value === 'string' && UUID.test(value);
}
