import type {
  ServiceAccount as ServiceAccountContract,
  ServiceAccountToken as ServiceAccountTokenContract,
} from '@weir/contracts/service-accounts';
import type { Scope } from '@weir/contracts/tokens';
import type { ServiceAccount, ServiceAccountToken } from '@weir/domain/service-accounts';
import type { z } from 'zod';

export function toServiceAccountWire(account: ServiceAccount): z.input<typeof ServiceAccountContract> {
  return {
    id: account.id,
    organization_id: account.organizationId,
    name: account.name,
    description: account.description,
    role: account.role,
    created_by: account.createdBy,
    created_at: account.createdAt.toISOString(),
    deactivated_at: account.deactivatedAt?.toISOString() ?? null,
  };
}

export function toServiceAccountTokenWire(
  token: ServiceAccountToken,
): z.input<typeof ServiceAccountTokenContract> {
  return {
    id: token.id,
    service_account_id: token.serviceAccountId,
    name: token.name,
    last_four: token.lastFour,
    scopes: token.scopes as z.input<typeof Scope>[],
    created_by: token.createdBy,
    created_at: token.createdAt.toISOString(),
    expires_at: token.expiresAt.toISOString(),
    last_used_at: token.lastUsedAt?.toISOString() ?? null,
  };
}
