import {
  type ApiKeyRepository,
  type CreatedApiKey,
  type NewApiKeyInput,
  type NewApiKeyPorts,
  newApiKey,
} from '@weir/domain/api-keys';
import { aFreshId } from './an-api-key.ts';

export interface StoredApiKeyPorts extends NewApiKeyPorts {
  readonly repository: Pick<ApiKeyRepository, 'insert'>;
}

/**
 * A live key that is in the repository, with its secret; it has a name and, apart from what is given, a workspace that no
 * other call gave.
 */
export async function aStoredApiKey(
  { repository, ...ports }: StoredApiKeyPorts,
  overrides: Partial<NewApiKeyInput> = {},
): Promise<CreatedApiKey> {
  const { key, secret, hash } = newApiKey(
    {
      organizationId: aFreshId(),
      workspaceId: aFreshId(),
      name: `key ${aFreshId()}`,
      mode: 'live',
      expiresAt: null,
      ...overrides,
    },
    ports,
  );
  await repository.insert(key, hash);
  return { key, secret };
}
