import { expect, it } from 'vitest';
import { parseAddresses } from './parse-addresses.ts';

it('reads what a person pastes', () => {
  expect(parseAddresses(' a@example.com, b@example.com;\nc@example.com\t')).toEqual([
    'a@example.com',
    'b@example.com',
    'c@example.com',
  ]);
});

it('takes an address once, however it is capitalised', () => {
  expect(parseAddresses('Alex@example.com alex@Example.com')).toHaveLength(1);
});

it('finds none in an empty text', () => {
  expect(parseAddresses(' , ;\n')).toEqual([]);
});
