import { describe, expect, it } from 'vitest';
import { StoredAnswers } from './stored-answers.ts';

const answer = (characters: number) => ({ body: 'x'.repeat(characters), contextTokens: 1 });

describe('stored answers', () => {
  it('are forgotten, oldest first, beyond 1,000', () => {
    const stored = new StoredAnswers();
    for (let number = 0; number <= 1_000; number++) stored.add(`resp_${number}`, answer(1));
    expect(stored.get('resp_0')).toBeUndefined();
    expect(stored.get('resp_1')).toEqual(answer(1));
  });

  it('are forgotten, oldest first, beyond 64 Mi characters', () => {
    const stored = new StoredAnswers();
    const half = answer(33 * 1_024 * 1_024);
    stored.add('resp_0', half);
    stored.delete('resp_0');
    stored.add('resp_1', half);
    stored.add('resp_2', answer(1));
    expect(stored.get('resp_1')).toBe(half);
    stored.add('resp_3', half);
    expect(stored.get('resp_1')).toBeUndefined();
    expect(stored.get('resp_2')).toBeDefined();
    stored.add('resp_4', answer(64 * 1_024 * 1_024 + 1));
    expect(stored.get('resp_4')).toBeUndefined();
    expect(stored.get('resp_3')).toBe(half);
  });
});
