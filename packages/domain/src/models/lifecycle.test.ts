import { describe, expect, it } from 'vitest';
import { lifecycleAt, lifecycleHeaders } from './lifecycle.ts';

describe('the lifecycle of a model', () => {
  const lifecycle = { deprecatedAt: new Date(10_000), retiresAt: new Date(20_000) };

  it('is active, deprecated from its date on, then retired', () => {
    expect([9_999, 10_000, 19_999, 20_000].map((at) => lifecycleAt(lifecycle, at))).toEqual([
      'active',
      'deprecated',
      'deprecated',
      'retired',
    ]);
    expect(lifecycleAt({ deprecatedAt: null, retiresAt: null }, 1e15)).toBe('active');
    expect(lifecycleAt({ deprecatedAt: null, retiresAt: new Date(1) }, 1)).toBe('retired');
  });

  it('is announced as RFC 9745 and RFC 8594 have it', () => {
    expect(lifecycleHeaders(lifecycle)).toEqual([
      'deprecation',
      '@10',
      'sunset',
      'Thu, 01 Jan 1970 00:00:20 GMT',
    ]);
    expect(lifecycleHeaders({ deprecatedAt: null, retiresAt: null })).toEqual([]);
  });
});
