import { beforeEach, describe, expect, it } from 'vitest';
import { aFoundApiKey, aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { FakeSecretHasher } from '../../../testing/src/fake-secret-hasher.ts';
import { InMemoryApiKeyRepository } from '../../../testing/src/in-memory-api-key-repository.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import type { ApiKeyHash } from './api-key.ts';
import { parseApiKeySecret } from './api-key-secret.ts';
import { type CreateApiKeyPorts, createApiKey } from './create-api-key.ts';
import type { NewApiKeyInput } from './new-api-key.ts';

describe('createApiKey', () => {
  let clock: FakeClock;
  let repository: InMemoryApiKeyRepository;
  let ports: CreateApiKeyPorts;
  let input: NewApiKeyInput;

  beforeEach(() => {
    clock = new FakeClock();
    repository = new InMemoryApiKeyRepository();
    ports = { repository, hasher: new FakeSecretHasher(), clock, randomBytes: seededRandomBytes() };
    input = {
      organizationId: aFreshId(),
      workspaceId: aFreshId(),
      name: 'build server',
      mode: 'live',
      expiresAt: null,
    };
  });

  it('stores the key under the hash of a secret that only the answer holds', async () => {
    const expiresAt = new Date(clock.nowMs() + 1);
    const { key, secret } = await createApiKey({ ...input, mode: 'test', expiresAt }, ports);
    expect(parseApiKeySecret(secret)).toEqual({ mode: 'test', lastFour: key.lastFour });
    expect(key).toEqual({
      ...input,
      mode: 'test',
      expiresAt,
      id: key.id,
      prefix: secret.slice(0, 12),
      lastFour: secret.slice(-4),
      ownerUserId: null,
      createdBy: null,
      allowedModels: null,
      allowedIpRanges: null,
      endpointScopes: null,
      metadata: {},
      createdAt: new Date(clock.nowMs()),
      revokedAt: null,
      rotatedAt: null,
      previousUntil: null,
      lastUsedAt: null,
    });
    expect(await repository.findByHash(ports.hasher.sha256Hex(secret) as ApiKeyHash)).toEqual(
      aFoundApiKey(key),
    );
    expect(JSON.stringify(key)).not.toContain(secret);
  });

  it('trims the name', async () => {
    const { key } = await createApiKey({ ...input, name: '  build \t' }, ports);
    expect(key.name).toBe('build');
  });

  it.each([
    ['empty', ''],
    ['blank', ' \t '],
    ['longer than 100 characters', 'x'.repeat(101)],
    ['with a line break', 'a\nb'],
    ['with a NUL', 'a\0b'],
    ['with half a character', 'a\ud800b'],
  ])('refuses a name that is %s', async (_, name) => {
    await expect(createApiKey({ ...input, name }, ports)).rejects.toMatchObject({
      code: 'invalid_parameter',
      param: 'name',
    });
    expect(await repository.list(input.organizationId, 10)).toEqual([]);
  });

  it('takes a name of 100 characters', async () => {
    const { key } = await createApiKey({ ...input, name: 'x'.repeat(100) }, ports);
    expect(key.name).toHaveLength(100);
  });

  it.each([
    ['now', 0],
    ['in the past', -1],
    ['no time at all', Number.NaN],
  ])('refuses an expiry that is %s', async (_, offsetMs) => {
    const expiresAt = new Date(clock.nowMs() + offsetMs);
    await expect(createApiKey({ ...input, expiresAt }, ports)).rejects.toMatchObject({
      code: 'invalid_parameter',
      param: 'expires_at',
    });
  });

  it('passes on the conflict over a name that is taken', async () => {
    await createApiKey(input, ports);
    await expect(createApiKey(input, ports)).rejects.toMatchObject({ code: 'name_taken' });
  });
});
