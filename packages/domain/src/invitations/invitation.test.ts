import { describe, expect, it } from 'vitest';
import { stateOf } from './invitation.ts';

const NOW_MS = Date.UTC(2026, 0, 15);
const at = (offsetMs: number) => new Date(NOW_MS + offsetMs);
const open = { acceptedAt: null, declinedAt: null, revokedAt: null, expiresAt: at(1) };

describe('the state of an invitation', () => {
  it.each([
    ['open', {}],
    ['expired', { expiresAt: at(0) }],
    ['accepted', { acceptedAt: at(-1) }],
    ['declined', { declinedAt: at(-1) }],
    ['revoked', { revokedAt: at(-1) }],
    ['accepted', { acceptedAt: at(-1), expiresAt: at(-1) }],
    ['declined', { declinedAt: at(-1), expiresAt: at(-1) }],
    ['revoked', { revokedAt: at(-1), expiresAt: at(-1) }],
  ])('is %s for %j', (state, over) => {
    expect(stateOf({ ...open, ...over }, NOW_MS)).toBe(state);
  });
});
