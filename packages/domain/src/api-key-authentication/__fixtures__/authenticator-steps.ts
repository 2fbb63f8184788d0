import fc from 'fast-check';

/** How many keys there are. */
export const KEYS = 3;

export type DatabaseMood = 'prompt' | 'slow' | 'failing' | 'hanging';
/** Something that happens to a gateway and its keys. */
export type Step =
  /** With the present secret (0), the previous one, or the one before. */
  | { readonly do: 'authenticate'; readonly key: number; readonly age: number }
  | { readonly do: 'revoke'; readonly key: number }
  | { readonly do: 'rotate'; readonly key: number; readonly graceMs: number }
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'feed'; readonly up: boolean }
  | { readonly do: 'database'; readonly mood: DatabaseMood }
  | { readonly do: 'tellAllChanged' };

const key = fc.nat(KEYS - 1);
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant('authenticate' as const), key, age: fc.constantFrom(0, 0, 1, 2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('rotate' as const),
      key,
      graceMs: fc.constantFrom(0, 1_000, 20_000, 600_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('revoke' as const), key }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      ms: fc.constantFrom(1, 300, 1_000, 2_500, 4_999, 6_000, 35_000, 61_000, 301_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('feed' as const), up: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('database' as const),
      mood: fc.constantFrom<DatabaseMood>('prompt', 'slow', 'failing', 'hanging'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tellAllChanged' as const) }) },
);
