import type { TokenPair as TokenPairContract } from '@weir/contracts/tokens';
import type { TokenPair } from '@weir/domain/tokens';
import type { z } from 'zod';

export function toTokenPairWire(pair: TokenPair): z.input<typeof TokenPairContract> {
  return {
    access_token: pair.accessToken,
    token_type: 'Bearer',
    expires_in: secondsBetween(pair.issuedAt, pair.accessTokenExpiresAt),
    refresh_token: pair.refreshToken,
    refresh_expires_in: secondsBetween(pair.issuedAt, pair.family.expiresAt),
    scope: pair.family.scopes?.join(' ') ?? null,
  };
}

function secondsBetween(start: Date, end: Date): number {
  return Math.floor((end.getTime() - start.getTime()) / 1_000);
}
