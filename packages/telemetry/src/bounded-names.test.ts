import { expect, test } from 'vitest';
import { BoundedNames } from './bounded-names.ts';

test('passes as many distinct names as its limit, for good, and calls the rest other', () => {
  const names = new BoundedNames(2);

  expect(['a', 'b', 'c', 'a', 'b', 'd'].map((name) => names.bound(name))).toEqual([
    'a',
    'b',
    'other',
    'a',
    'b',
    'other',
  ]);
});

test('passes the names that models have', () => {
  const names = new BoundedNames(10);

  for (const name of [
    'gpt-4o-2024-08-06',
    'meta-llama/Llama-3.1-8B',
    'anthropic.claude-3:0',
    'arn:aws:bedrock:us-east-1::m/x',
  ]) {
    expect(names.bound(name)).toBe(name);
  }
});

test('passes nothing that could be text', () => {
  const names = new BoundedNames(10);

  for (const text of ['my name is Ada', 'x'.repeat(129), '', 'a\nb', 'ada@example.org, hello', 'prêt']) {
    expect(names.bound(text)).toBe('other');
  }
});
