import type { TokenFamily as TokenFamilyContract } from '@weir/contracts/token-families';
import type { Scope } from '@weir/contracts/tokens';
import type { TokenFamily } from '@weir/domain/tokens';
import type { z } from 'zod';
import { toMadeWithWire } from '../made-with.ts';

export function toTokenFamilyWire(family: TokenFamily): z.input<typeof TokenFamilyContract> {
  return {
    id: family.id,
    scopes: family.scopes as z.input<typeof Scope>[] | null,
    organization_id: family.organizationId,
    made_with: toMadeWithWire(family.madeWith),
    created_at: family.createdAt.toISOString(),
    expires_at: family.expiresAt.toISOString(),
    revoked_at: family.revokedAt?.toISOString() ?? null,
  };
}
