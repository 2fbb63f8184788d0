import { type CreatedApiKey, type NewApiKeyInput, type NewApiKeyPorts, newApiKey } from './new-api-key.ts';
import type { ApiKeyRepository } from './ports.ts';

export interface CreateApiKeyPorts extends NewApiKeyPorts {
  readonly repository: Pick<ApiKeyRepository, 'insert'>;
}

/**
 * Makes a key for whoever runs the gateway: no permission is asked. Throws DomainError `invalid_parameter`, or
 * `name_taken` for a name an unrevoked key of the workspace has.
 */
export async function createApiKey(input: NewApiKeyInput, ports: CreateApiKeyPorts): Promise<CreatedApiKey> {
  const { key, secret, hash } = newApiKey(input, ports);
  await ports.repository.insert(key, hash);
  return { key, secret };
}
