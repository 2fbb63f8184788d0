import { type ApiKeyId, type Clock, DomainError, type OrganizationId } from '../kernel/index.ts';
import type { ApiKey } from './api-key.ts';
import type { ApiKeyRepository } from './ports.ts';

export interface RevokeApiKeyInput {
  readonly organizationId: OrganizationId;
  readonly id: ApiKeyId;
}

/**
 * Revokes a key for good; doing it again changes nothing. Throws DomainError `not_found` for a key the organization
 * does not have, whoever else may have it.
 */
export async function revokeApiKey(
  input: RevokeApiKeyInput,
  ports: { readonly repository: Pick<ApiKeyRepository, 'revoke'>; readonly clock: Clock },
): Promise<ApiKey> {
  const key = await ports.repository.revoke(input.organizationId, input.id, new Date(ports.clock.nowMs()));
  if (key === null) throw new DomainError('not_found', 'There is no such API key.');
  return key;
}
