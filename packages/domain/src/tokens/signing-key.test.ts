import { describe, expect, it } from 'vitest';
import type { SigningKeyId } from '../kernel/ids.ts';
import { isNextKeyDue, isRetired, nextKeySignsFrom, type SigningKey, signingKeyAt } from './signing-key.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ROTATION_MS = 30 * DAY_MS;
const T0 = Date.UTC(2026, 0, 15, 12);

function aKey(signsFromMs: number): SigningKey {
  return {
    id: `key-${signsFromMs}` as SigningKeyId,
    publicKey: 'x',
    privateKeyEncrypted: new Uint8Array(),
    createdAt: new Date(signsFromMs),
    signsFrom: new Date(signsFromMs),
  };
}

describe('the very first key', () => {
  it('is due at once and signs at once', () => {
    expect(isNextKeyDue([], T0, ROTATION_MS)).toBe(true);
    expect(nextKeySignsFrom([], T0, ROTATION_MS)).toEqual(new Date(T0));
    expect(signingKeyAt([], T0)).toBeUndefined();
  });

  it('signs even when the clock of whoever made it is ahead of ours', () => {
    const first = aKey(T0 + MINUTE_MS);
    expect(signingKeyAt([first], T0)).toBe(first);
  });
});

describe('the next key', () => {
  const first = aKey(T0);
  const second = aKey(T0 + ROTATION_MS);

  it('is due ten minutes before the time of the latest is over, not a millisecond earlier', () => {
    const dueMs = T0 + ROTATION_MS - 10 * MINUTE_MS;
    expect(isNextKeyDue([first], dueMs - 1, ROTATION_MS)).toBe(false);
    expect(isNextKeyDue([first], dueMs, ROTATION_MS)).toBe(true);
    expect(isNextKeyDue([second, first], dueMs, ROTATION_MS)).toBe(false);
  });

  it('signs when the time of the latest is over', () => {
    const dueMs = T0 + ROTATION_MS - 10 * MINUTE_MS;
    expect(nextKeySignsFrom([first], dueMs, ROTATION_MS)).toEqual(second.signsFrom);
    expect(signingKeyAt([second, first], T0 + ROTATION_MS - 1)).toBe(first);
    expect(signingKeyAt([second, first], T0 + ROTATION_MS)).toBe(second);
  });

  it('is published for ten minutes all the same when nobody asked for a key in time', () => {
    const lateMs = T0 + 2 * ROTATION_MS;
    const late = nextKeySignsFrom([first], lateMs, ROTATION_MS);
    expect(late).toEqual(new Date(lateMs + 10 * MINUTE_MS));
    expect(signingKeyAt([aKey(late.getTime()), first], lateMs)).toBe(first);
  });
});

describe('a key retires', () => {
  const first = aKey(T0);
  const second = aKey(T0 + ROTATION_MS);
  const third = aKey(T0 + 2 * ROTATION_MS);

  it('never while there is no successor', () => {
    expect(isRetired(first, [first], T0 + 10 * ROTATION_MS)).toBe(false);
  });

  it('when its successor has signed for as long as a token lasts, and five minutes', () => {
    const keys = [second, first];
    const retiresMs = second.signsFrom.getTime() + 20 * MINUTE_MS;
    expect(isRetired(first, keys, retiresMs - 1)).toBe(false);
    expect(isRetired(first, keys, retiresMs)).toBe(true);
    expect(isRetired(second, keys, retiresMs)).toBe(false);
  });

  it('by the one that came right after it', () => {
    const keys = [third, second, first];
    const nowMs = second.signsFrom.getTime() + 20 * MINUTE_MS;
    expect(keys.map((key) => isRetired(key, keys, nowMs))).toEqual([false, false, true]);
  });
});
