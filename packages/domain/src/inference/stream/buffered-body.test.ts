import { expect, it } from 'vitest';
import { BufferedBody, MAX_BODY_BYTES } from './buffered-body.ts';

it('joins the chunks in order, and keeps a single one as it is', () => {
  const one = Uint8Array.of(1, 2);
  const body = new BufferedBody('application/json');
  body.push(one);
  expect(body.bytes()).toBe(one);
  body.push(Uint8Array.of(3));
  expect(body.bytes()).toEqual(Uint8Array.of(1, 2, 3));
  expect(body.length).toBe(3);
});

it('is empty when nothing came', () => {
  expect(new BufferedBody('application/json').bytes()).toEqual(new Uint8Array(0));
});

it('gives up what is larger than the limit and keeps none of it', () => {
  const body = new BufferedBody('application/json');
  const chunk = new Uint8Array(MAX_BODY_BYTES / 4);
  for (let count = 0; count < 4; count++) expect(body.push(chunk)).toBe(true);
  expect(body.push(Uint8Array.of(1))).toBe(false);
  expect(() => body.bytes()).not.toThrow();
});
