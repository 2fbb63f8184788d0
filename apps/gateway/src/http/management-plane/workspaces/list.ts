import { listWorkspacesOperation } from '@weir/contracts/workspaces';
import { listWorkspaces } from '@weir/domain/workspaces';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toWorkspaceWire } from './to-wire.ts';

export const listWorkspacesEndpoint = handle(
  listWorkspacesOperation,
  async ({ caller, params, query }, { management }) =>
    toList(
      query,
      await listWorkspaces(
        caller,
        params.organization_id,
        { state: query.state, beginning: query.q ?? null },
        toPageRequest(query),
        management,
      ),
      toWorkspaceWire,
    ),
);
