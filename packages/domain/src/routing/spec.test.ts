import { expect, it } from 'vitest';

const spec = Object.values(
  import.meta.glob('./SPEC.md', { query: '?raw', import: 'default', eager: true }),
)[0]!;
const tests = import.meta.glob('./*.test.ts', { query: '?raw', import: 'default', eager: true });

const named = [...spec.matchAll(/`(breaker[\w.-]*\.test\.ts)`\s+“([^”]+)”/g)].map(
  ([, file, sentence]) => [file!, sentence!] as const,
);

it('names ten tests or more', () => expect(named.length).toBeGreaterThanOrEqual(10));

it.each(named)('names a test that exists: %s “%s”', (file, sentence) => {
  expect(tests[`./${file}`]).toContain(`'${sentence}`);
});
