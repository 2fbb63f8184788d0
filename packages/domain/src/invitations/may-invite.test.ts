import { describe, expect, it } from 'vitest';
import type { OrganizationRole, PlatformRole } from '../kernel/actor.ts';
import { mayInvite } from './may-invite.ts';

describe('who may invite to what', () => {
  it.each<[PlatformRole, OrganizationRole | null, OrganizationRole[]]>([
    ['user', 'owner', ['owner', 'admin', 'member']],
    ['user', 'admin', ['admin', 'member']],
    ['user', 'member', []],
    ['user', null, []],
    ['admin', null, ['owner', 'admin', 'member']],
    ['admin_readonly', null, []],
    ['admin_readonly', 'admin', ['admin', 'member']],
  ])(
    'lets a platform %s who is %s in the organization invite %j',
    (platformRole, organizationRole, roles) => {
      const all: OrganizationRole[] = ['owner', 'admin', 'member'];
      expect(all.filter((role) => mayInvite({ platformRole, organizationRole }, role))).toEqual(roles);
    },
  );
});
