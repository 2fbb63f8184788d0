import type { Identity as IdentityContract } from '@weir/contracts/identities';
import type { Identity } from '@weir/domain/identity';
import type { z } from 'zod';

export function toIdentityWire(identity: Identity): z.input<typeof IdentityContract> {
  return {
    id: identity.id,
    provider: identity.provider,
    subject: identity.subject,
    email: identity.email,
    email_verified: identity.emailVerified,
    created_at: identity.createdAt.toISOString(),
    last_used_at: identity.lastUsedAt?.toISOString() ?? null,
  };
}
