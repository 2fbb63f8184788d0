import { describe, expect, it } from 'vitest';
import { readGroups, toIdentityClaims } from './claims.ts';

describe('claims', () => {
  it('believe an address to be verified only when they say so', () => {
    const verified = (value: unknown) =>
      toIdentityClaims('s', { email: 'a@b', email_verified: value }, null).emailVerified;
    expect([true, 'true'].map(verified)).toEqual([true, true]);
    expect([false, 'false', 'yes', 1, null, undefined].map(verified)).toEqual(Array(6).fill(false));
  });

  it.each([
    ['groups', { groups: ['a', 'b'] }, ['a', 'b']],
    ['groups', { groups: 'a' }, ['a']],
    ['groups', { groups: ['a', 1, null, { b: 'c' }] }, ['a']],
    ['groups', {}, []],
    ['realm_access.roles', { realm_access: { roles: ['a'] } }, ['a']],
    ['realm_access.roles', { realm_access: null }, []],
    ['https://weir.example/groups', { 'https://weir.example/groups': ['a'] }, ['a']],
    ['constructor.name', {}, []],
    ['__proto__', {}, []],
  ])('have groups at %s of %j', (path, claims, groups) => {
    expect(readGroups(claims, path)).toEqual(groups);
  });
});
