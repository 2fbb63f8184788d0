import { describe, expect, it } from 'vitest';
import { aFoundApiKey, aFreshHash, anApiKey } from '../../../testing/src/an-api-key.ts';
import type { ApiKey } from '../api-keys/api-key.ts';
import { toKeyFinding } from './key-finding.ts';
import type { FoundApiKey } from './ports.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 15, 12, minute));

function findingOf(key: Partial<ApiKey>, found: Partial<FoundApiKey> = {}) {
  return toKeyFinding(aFreshHash(), aFoundApiKey(anApiKey(key), found), { confirmedAtUs: 0, epoch: 0 });
}

describe('toKeyFinding', () => {
  it.each([
    [null, null, null],
    [['a', 'b'], null, ['a', 'b']],
    [null, ['a', 'b'], ['a', 'b']],
    [['a', 'b'], ['b', 'c'], ['b']],
    [['a'], ['b'], []],
    [['a'], [], []],
    [[], null, []],
  ])('allows what the key (%j) and its workspace (%j) both allow', (allowedModels, ofWorkspace, expected) => {
    const { key } = findingOf({ allowedModels }, { workspaceAllowedModels: ofWorkspace });
    expect(key!.allowedModels && [...key!.allowedModels]).toEqual(expected);
  });

  it('prepares the other restrictions, and shares nothing that could be changed', () => {
    const allowedIpRanges = ['10.0.0.0/8'];
    const { key } = findingOf({ allowedIpRanges, endpointScopes: ['models'] });
    allowedIpRanges.push('0.0.0.0/0');
    expect(key!.allowedIpRanges).toEqual(['10.0.0.0/8']);
    expect(Object.isFrozen(key!.allowedIpRanges)).toBe(true);
    expect([...key!.endpointScopes!]).toEqual(['models']);
    expect(Object.isFrozen(key)).toBe(true);
  });

  it.each([
    ['revoked', { revokedAt: at(0) }, {}],
    ['of a deactivated owner', {}, { ownerDeactivated: true }],
    ['in the grace of a rotation, but revoked', { revokedAt: at(0) }, { replacedUntil: at(9) }],
  ])('refuses a key that is %s as revoked', (_, key, found) => {
    expect(findingOf(key, found)).toMatchObject({ key: null, refusal: 'api_key_revoked' });
  });

  it.each([
    ['never', {}, {}, Number.POSITIVE_INFINITY, 'api_key_expired'],
    ['when the key expires', { expiresAt: at(5) }, {}, at(5).getTime(), 'api_key_expired'],
    [
      'never for the sake of another secret',
      { previousUntil: at(1) },
      {},
      Number.POSITIVE_INFINITY,
      'api_key_expired',
    ],
    ['with the grace', {}, { replacedUntil: at(1) }, at(1).getTime(), 'api_key_revoked'],
    [
      'with the grace, before the key expires',
      { expiresAt: at(5) },
      { replacedUntil: at(1) },
      at(1).getTime(),
      'api_key_revoked',
    ],
    [
      'when the key expires, before the grace is over',
      { expiresAt: at(5) },
      { replacedUntil: at(9) },
      at(5).getTime(),
      'api_key_expired',
    ],
  ])('ends a secret %s', (_, key, found, endsAtMs, endsAs) => {
    expect(findingOf(key, found)).toMatchObject({ endsAtMs, endsAs });
  });
});
