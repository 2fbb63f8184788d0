import { listUsersOperation } from '@weir/contracts/admin-users';
import { listUsers } from '@weir/domain/users';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toUserWire } from '../users/to-wire.ts';

export const listUsersEndpoint = handle(listUsersOperation, async ({ caller, query }, { management }) => {
  const filter = { search: query.q, platformRole: query.platform_role };
  return toList(query, await listUsers(caller, filter, toPageRequest(query), management), toUserWire);
});
