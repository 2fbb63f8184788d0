import { expect, it } from 'vitest';
import type { UserActor } from '../kernel/actor.ts';
import { narrowScopes } from './narrow-scopes.ts';

const actorWith = (scopes: UserActor['scopes']) => ({ scopes }) as UserActor;

it('passes on what the actor has when nothing is asked for', () => {
  expect(narrowScopes(actorWith(null), undefined)).toBeNull();
  expect(narrowScopes(actorWith(['audit:read']), undefined)).toEqual(['audit:read']);
});

it('gives what is asked for, each once, in one order', () => {
  const asked = ['profile:read', 'audit:read', 'profile:read'];
  expect(narrowScopes(actorWith(null), asked)).toEqual(['audit:read', 'profile:read']);
  expect(narrowScopes(actorWith(asked), ['profile:read'])).toEqual(['profile:read']);
});

it('gives nothing that the actor does not have, not even reading to one who may write', () => {
  for (const scope of ['profile:write', 'organizations:read', 'platform:write']) {
    expect(() =>
      narrowScopes(actorWith(['profile:read', 'organizations:write']), ['profile:read', scope]),
    ).toThrow(`does not have the scope ${scope}`);
  }
  expect(() => narrowScopes(actorWith([]), ['profile:read'])).toThrow('profile:read');
});
