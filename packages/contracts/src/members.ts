import { z } from 'zod';
import { Id, listOf, PageQuery, Timestamp } from './common.ts';
import { OrganizationRole } from './organizations.ts';

export const Member = z
  .strictObject({
    user_id: Id,
    display_name: z.string(),
    email: z.string().nullable(),
    role: OrganizationRole,
    joined_at: Timestamp,
  })
  .meta({ id: 'Member' });

export const MemberList = listOf(Member, 'MemberList');

export const ListMembersQuery = PageQuery.extend({
  role: OrganizationRole.optional().meta({ description: 'Only members of this role.' }),
});

/** Absent is unchanged. */
export const UpdateMember = z
  .strictObject({ role: OrganizationRole.optional() })
  .meta({ id: 'UpdateMember' });
