import { ListMembersQuery, MemberList } from '@weir/contracts';
import { listMembers } from '@weir/domain/members';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { organizationParams } from '../path-params.ts';
import { toMemberWire } from './to-wire.ts';

export const listMembersEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/members',
    operationId: 'listMembers',
    tag: 'Members',
    summary: 'List the members of an organization',
    access: 'member.list',
    params: organizationParams,
    query: ListMembersQuery,
    answer: { status: 200, schema: MemberList, description: 'A page of members, newest account first.' },
    errors: [404],
  },
  async ({ caller, params, query }, { management }) =>
    toList(
      await listMembers(caller, params.organization_id, query.role ?? null, toPageRequest(query), management),
      toMemberWire,
    ),
);
