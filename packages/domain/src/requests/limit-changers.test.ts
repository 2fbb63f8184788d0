import { expect, it } from 'vitest';
import type { LimitKind, LimitScope } from '../limits/limit.ts';
import type { LimitSetter } from '../limits/limit-repository.ts';
import { limitChangers } from './limit-changers.ts';

const ADMINS = ['organization_admin', 'platform_admin'];

it.each<[LimitScope, LimitKind, LimitSetter | null, readonly string[]]>([
  ['api_key', 'budget', 'organization', ['key_owner', ...ADMINS]],
  ['workspace', 'requests_per_minute', 'organization', ADMINS],
  ['team', 'budget', null, ADMINS],
  ['organization', 'budget', 'organization', ADMINS],
  ['organization', 'budget', 'platform', ['platform_admin']],
  ['organization', 'credit', 'platform', ['platform_admin']],
  ['subscription', 'token_quota', null, ['platform_admin']],
])('a limit of a %s, a %s set by the %s, is changed by those who may', (scope, kind, setBy, may) => {
  expect(limitChangers({ scope, kind }, setBy)).toEqual(may);
});
