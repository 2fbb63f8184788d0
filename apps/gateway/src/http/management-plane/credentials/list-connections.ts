import { listConnectionsOperation } from '@weir/contracts/credentials';
import { listConnections } from '@weir/domain/credentials';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';

export const listConnectionsEndpoint = handle(
  listConnectionsOperation,
  async ({ caller, params, query }, { management }) =>
    toList(
      query,
      await listConnections(caller, params.organization_id, toPageRequest(query), management),
      ({ id, name, kind }) => ({ id, name, kind }),
    ),
);
