import { beforeEach, describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { FakeSecretHasher } from '../../../testing/src/fake-secret-hasher.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import { parseApiKeySecret } from './api-key-secret.ts';
import { type NewApiKeyInput, type NewApiKeyPorts, newApiKey } from './new-api-key.ts';

describe('newApiKey', () => {
  let clock: FakeClock;
  let ports: NewApiKeyPorts;
  let input: NewApiKeyInput;

  beforeEach(() => {
    clock = new FakeClock();
    ports = { hasher: new FakeSecretHasher(), clock, randomBytes: seededRandomBytes() };
    input = {
      organizationId: aFreshId(),
      workspaceId: aFreshId(),
      name: 'build server',
      mode: 'live',
      expiresAt: null,
    };
  });
  const refused = (param: string) => expect.objectContaining({ code: 'invalid_parameter', param });

  it('makes a key without its secret, which is beside it with its hash', () => {
    const expiresAt = new Date(clock.nowMs() + 1);
    const { key, secret, hash } = newApiKey({ ...input, mode: 'test', expiresAt }, ports);
    expect(parseApiKeySecret(secret)).toEqual({ mode: 'test', lastFour: key.lastFour });
    expect(key).toEqual({
      ...input,
      mode: 'test',
      expiresAt,
      id: key.id,
      prefix: secret.slice(0, 12),
      lastFour: secret.slice(-4),
      ownerUserId: null,
      ownerServiceAccountId: null,
      createdBy: null,
      allowedModels: null,
      allowedIpRanges: null,
      endpointScopes: null,
      routingPolicy: null,
      metadata: {},
      createdAt: new Date(clock.nowMs()),
      revokedAt: null,
      rotatedAt: null,
      createdWith: null,
      previousUntil: null,
      purpose: null,
      olderUntil: null,
      lastUsedAt: null,
    });
    expect(hash).toBe(ports.hasher.sha256Hex(secret));
    expect(JSON.stringify(key)).not.toContain(secret);
  });

  it('keeps what is given beyond what must be', () => {
    const given = {
      ownerUserId: aFreshId<'user'>(),
      createdBy: aFreshId<'user'>(),
      allowedModels: ['a'],
      allowedIpRanges: ['10.0.0.0/8'],
      endpointScopes: ['models'],
      metadata: { team: 'meadow' },
    } as const;
    expect(newApiKey({ ...input, ...given }, ports).key).toMatchObject(given);
  });

  it('trims the name', () => {
    expect(newApiKey({ ...input, name: '  build \t' }, ports).key.name).toBe('build');
  });

  it.each([
    ['empty', ''],
    ['blank', ' \t '],
    ['longer than 100 characters', 'x'.repeat(101)],
    ['with a line break', 'a\nb'],
    ['with a NUL', 'a\0b'],
    ['with half a character', 'a\ud800b'],
  ])('refuses a name that is %s', (_, name) => {
    expect(() => newApiKey({ ...input, name }, ports)).toThrow(refused('name'));
  });

  it('takes a name of 100 characters', () => {
    expect(newApiKey({ ...input, name: 'x'.repeat(100) }, ports).key.name).toHaveLength(100);
  });

  it.each([
    ['now', 0],
    ['in the past', -1],
    ['no time at all', Number.NaN],
  ])('refuses an expiry that is %s', (_, offsetMs) => {
    const expiresAt = new Date(clock.nowMs() + offsetMs);
    expect(() => newApiKey({ ...input, expiresAt }, ports)).toThrow(refused('expires_at'));
  });
});
