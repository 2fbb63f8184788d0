import { DomainError } from '../kernel/domain-error.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { ApiKey } from './api-key.ts';
import type { ApiKeyDirectory } from './ports.ts';

const MAX_LIMIT = 1_000;

export interface ListOrganizationApiKeysInput {
  readonly organizationId: OrganizationId;
  /** 1–1,000; 100 when absent. */
  readonly limit?: number;
}

/** Keys of an organization, newest first, revoked and expired ones included. Throws DomainError `invalid_parameter`. */
export async function listOrganizationApiKeys(
  input: ListOrganizationApiKeysInput,
  ports: { readonly repository: Pick<ApiKeyDirectory, 'list'> },
): Promise<ApiKey[]> {
  const limit = input.limit ?? 100;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new DomainError('invalid_parameter', `limit must be an integer from 1 to ${MAX_LIMIT}.`, {
      param: 'limit',
    });
  }
  return ports.repository.list(input.organizationId, limit);
}
