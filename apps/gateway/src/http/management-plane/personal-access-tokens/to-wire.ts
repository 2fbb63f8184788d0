import type { PersonalAccessToken as PersonalAccessTokenContract } from '@weir/contracts/personal-access-tokens';
import type { Scope } from '@weir/contracts/tokens';
import type { PersonalAccessToken } from '@weir/domain/tokens';
import type { z } from 'zod';
import { toMadeWithWire } from '../made-with.ts';

export function toPersonalAccessTokenWire(
  token: PersonalAccessToken,
): z.input<typeof PersonalAccessTokenContract> {
  return {
    id: token.id,
    name: token.name,
    last_four: token.lastFour,
    scopes: token.scopes as z.input<typeof Scope>[],
    organization_id: token.organizationId,
    made_with: toMadeWithWire(token.madeWith),
    created_at: token.createdAt.toISOString(),
    expires_at: token.expiresAt.toISOString(),
    last_used_at: token.lastUsedAt?.toISOString() ?? null,
  };
}
