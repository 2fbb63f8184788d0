import { UserList, UserQuery } from '@weir/contracts';
import { listUsers } from '@weir/domain/users';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toUserWire } from '../users/to-wire.ts';

export const listUsersEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/admin/users',
    operationId: 'listUsers',
    tag: 'Platform users',
    summary: 'List and search the users of the platform',
    access: 'user.list',
    query: UserQuery,
    answer: { status: 200, schema: UserList, description: 'A page of users, newest first.' },
  },
  async ({ caller, query }, { management }) => {
    const filter = { search: query.search, platformRole: query.platform_role };
    return toList(await listUsers(caller, filter, toPageRequest(query), management), toUserWire);
  },
);
