import { expect, it } from 'vitest';

const spec = Object.values(
  import.meta.glob('./SPEC.md', { query: '?raw', import: 'default', eager: true }),
)[0]!;
const tests = import.meta.glob('./*.test.ts', { query: '?raw', import: 'default', eager: true });

const named = [...spec.matchAll(/`(breaker[\w.-]*\.test\.ts)`\s+“([^”]+)”/g)];

it('names ten tests or more', () => expect(named.length).toBeGreaterThanOrEqual(10));

it.each(named)('names a test that exists: %s', (_, file, sentence) => {
  expect(tests[`./${file}`]).toContain(`'${sentence}`);
});
