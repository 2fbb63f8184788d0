import type { ApiKeyLookup } from '@weir/domain/api-key-authentication';
import { type ApiKey, type ApiKeyDirectory, type ApiKeyHash, parseApiKeySecret } from '@weir/domain/api-keys';
import type { ApiKeyId, SecretHasher } from '@weir/domain/kernel';
import type { OrganizationDirectory } from '@weir/domain/organizations';
import { CommandError, EXIT_USAGE } from './command-error.ts';

const LIMIT = 1_000;
const MIN_PREFIX_LENGTH = 4;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ID_OR_BEGINNING = /^[0-9a-f-]{4,36}$/;

export interface FindKeyPorts {
  readonly organizations: Pick<OrganizationDirectory, 'list'>;
  readonly lookup: ApiKeyLookup;
  readonly apiKeys: ApiKeyDirectory;
  readonly hasher: SecretHasher;
}

/**
 * The key that the text names: by its id, by the beginning of an id that is unique among the newest 1,000 keys of each
 * organization, or by the key itself. Throws {@link CommandError} without repeating the text, since it may be a secret.
 */
export async function findKey(
  text: string,
  ports: FindKeyPorts,
): Promise<Pick<ApiKey, 'id' | 'workspaceId'>> {
  if (parseApiKeySecret(text) !== null) {
    const found = await ports.lookup.findByHash(ports.hasher.sha256Hex(text) as ApiKeyHash);
    if (found === null) throw new CommandError('There is no such API key.');
    return found.key;
  }
  const beginning = text.toLowerCase();
  if (ID.test(beginning)) {
    const found = await ports.apiKeys.find(beginning as ApiKeyId);
    if (found === null) throw new CommandError('There is no such API key.');
    return found;
  }
  if (!ID_OR_BEGINNING.test(beginning)) {
    throw new CommandError(
      `Identify the key by its id, by at least the first ${MIN_PREFIX_LENGTH} characters of its id, or by the whole key.`,
      EXIT_USAGE,
    );
  }
  const matching: ApiKey[] = [];
  for (const { id: organizationId } of await ports.organizations.list(LIMIT)) {
    const keys = await ports.apiKeys.list(organizationId, LIMIT);
    matching.push(...keys.filter(({ id }) => id.startsWith(beginning)));
  }
  const [key, another] = matching;
  if (key === undefined) throw new CommandError('There is no such API key.');
  if (another !== undefined) {
    const shown = matching.slice(0, 5).map(({ id, name }) => `${id} (${name})`);
    throw new CommandError(
      `${matching.length} keys start with that: ${shown.join(', ')}${matching.length > 5 ? ' …' : ''}`,
    );
  }
  return key;
}
