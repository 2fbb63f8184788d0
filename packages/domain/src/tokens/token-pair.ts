import type { IdentityRepositories } from '../identity/ports.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { ACCESS_TOKEN_LIFETIME_MS } from './access-token.ts';
import type { AccessTokenSigner, SignAccessToken, TokenRepositories } from './ports.ts';
import type { TokenFamily } from './token-family.ts';
import { generateTokenSecret, hashTokenSecret } from './token-secrets.ts';

export interface TokenPorts extends ManagementPorts<TokenRepositories & IdentityRepositories> {
  readonly hasher: SecretHasher;
  readonly signer: AccessTokenSigner;
}

/** An access token, and a refresh token that gives the next pair, once. Neither is stored: show them once. */
export interface TokenPair {
  readonly family: TokenFamily;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly issuedAt: Date;
  readonly accessTokenExpiresAt: Date;
}

/** The next pair of a family. */
export async function makeTokenPair(
  family: TokenFamily,
  sign: SignAccessToken,
  { tokenFamilies }: TokenRepositories,
  { clock, randomBytes, hasher }: TokenPorts,
): Promise<TokenPair> {
  const nowMs = clock.nowMs();
  const refreshToken = generateTokenSecret('refresh_token', randomBytes);
  const hash = hashTokenSecret('refresh_token', refreshToken, hasher)!;
  await tokenFamilies.insertRefreshToken(family.id, hash, new Date(nowMs));
  const issuedAt = toWholeSeconds(nowMs);
  const accessTokenExpiresAt = toWholeSeconds(
    Math.min(issuedAt.getTime() + ACCESS_TOKEN_LIFETIME_MS, family.expiresAt.getTime()),
  );
  const accessToken = await sign({
    userId: family.userId,
    familyId: family.id,
    scopes: family.scopes,
    issuedAt,
    expiresAt: accessTokenExpiresAt,
  });
  return { family, accessToken, refreshToken, issuedAt, accessTokenExpiresAt };
}

/** Times in a JSON Web Token are seconds. Rounded down, so that nothing lasts too long. */
function toWholeSeconds(ms: number): Date {
  return new Date(Math.floor(ms / 1_000) * 1_000);
}
