import { beforeEach, describe, expect, it } from 'vitest';
import { aFoundApiKey } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { FakeSecretHasher } from '../../../testing/src/fake-secret-hasher.ts';
import { InMemoryApiKeyRepository } from '../../../testing/src/in-memory-api-key-repository.ts';
import { InMemoryOrganizationRepository } from '../../../testing/src/in-memory-organization-repository.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import { type ApiKeyHash, parseApiKeySecret } from '../api-keys/index.ts';
import { type BootstrapPorts, bootstrap } from './bootstrap.ts';

describe('bootstrap', () => {
  const hasher = new FakeSecretHasher();
  let organizations: InMemoryOrganizationRepository;
  let apiKeys: InMemoryApiKeyRepository;
  let ports: BootstrapPorts;

  beforeEach(() => {
    organizations = new InMemoryOrganizationRepository();
    apiKeys = new InMemoryApiKeyRepository();
    ports = { organizations, apiKeys, hasher, clock: new FakeClock(), randomBytes: seededRandomBytes() };
  });

  it('gives an empty database an organization, a workspace and a key that works', async () => {
    const result = await bootstrap(ports);
    if (!result.created) throw new Error('nothing was created');
    const { organization, workspace, key, secret } = result;
    expect(await organizations.list(10)).toEqual([organization]);
    expect(await organizations.listWorkspaces(organization.id, 10)).toEqual([workspace]);
    expect(organization.name).toBe('Default');
    expect(workspace.name).toBe('Default');
    expect(key).toMatchObject({
      name: 'Quick start',
      mode: 'live',
      organizationId: organization.id,
      workspaceId: workspace.id,
      expiresAt: null,
    });
    expect(parseApiKeySecret(secret)?.mode).toBe('live');
    expect(await apiKeys.findByHash(hasher.sha256Hex(secret) as ApiKeyHash)).toEqual(aFoundApiKey(key));
  });

  it('changes nothing where there is an organization', async () => {
    const first = await bootstrap(ports);
    expect(await bootstrap(ports)).toEqual({ created: false });
    expect(await organizations.list(10)).toHaveLength(1);
    expect(first.created && (await apiKeys.list(first.organization.id, 10))).toHaveLength(1);
  });

  it('makes one key when many start at once', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => bootstrap(ports)));
    const winners = results.filter((result) => result.created);
    expect(winners).toHaveLength(1);
    expect(await apiKeys.list(winners[0]!.organization.id, 10)).toEqual([winners[0]!.key]);
  });
});
