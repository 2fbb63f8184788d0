import { z } from 'zod';
import { Id, listOf, Name, NamedPageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { OrganizationRole } from './organization-role.ts';
import { organizationParams, pathId } from './path-params.ts';

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

export const ListMembersQuery = NamedPageQuery.extend({
  q: Name.optional().meta({
    description: 'Start of the display name or email address. Case-insensitive.',
    example: 'alex',
  }),
  role: OrganizationRole.optional().meta({ description: 'Only members with this role.' }),
});

/** Absent is unchanged. */
export const UpdateMember = z
  .strictObject({ role: OrganizationRole.optional() })
  .meta({ id: 'UpdateMember' });

const memberParams = organizationParams.extend({ user_id: pathId<'user'>() });

export const listMembersOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/members',
  operationId: 'listMembers',
  tag: 'Members',
  summary: 'List the members of an organization',
  access: 'member.list',
  params: organizationParams,
  query: ListMembersQuery,
  answer: {
    status: 200,
    schema: MemberList,
    description: 'A page of members; by `-created_at`, the newest account is first.',
  },
  errors: [404],
});

export const getMemberOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/members/{user_id}',
  operationId: 'getMember',
  tag: 'Members',
  summary: 'Get a member',
  access: 'member.read',
  params: memberParams,
  answer: { status: 200, schema: Member, description: 'The member.' },
  errors: [404],
});

export const updateMemberOperation = operation({
  method: 'patch',
  path: '/v1/organizations/{organization_id}/members/{user_id}',
  operationId: 'updateMember',
  tag: 'Members',
  summary: "Update a member's role",
  description:
    'Only owners can give or remove the owner role. An organization always keeps at least one owner.',
  access: 'member.update',
  params: memberParams,
  body: UpdateMember,
  answer: { status: 200, schema: Member, description: 'The updated member.' },
  errors: [404, 409],
});

export const removeMemberOperation = operation({
  method: 'delete',
  path: '/v1/organizations/{organization_id}/members/{user_id}',
  operationId: 'removeMember',
  tag: 'Members',
  summary: 'Remove a member, or leave an organization',
  description:
    'Every member can leave, except the last owner. Only owners can remove owners. The member’s team memberships end, and the member’s keys are revoked.',
  access: 'member.remove',
  params: memberParams,
  answer: { status: 204, description: 'The user is no longer a member.' },
  errors: [404, 409],
});

export const memberOperations = [
  listMembersOperation,
  getMemberOperation,
  updateMemberOperation,
  removeMemberOperation,
];
