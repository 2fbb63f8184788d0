import { ConnectionSummaryList, PageQuery } from '@weir/contracts';
import { listConnections } from '@weir/domain/credentials';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { organizationParams } from '../path-params.ts';

export const listConnectionsEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/connections',
    operationId: 'listConnections',
    tag: 'Provider credentials',
    summary: 'List the connections an organization can bring credentials for',
    access: 'credential.list',
    params: organizationParams,
    query: PageQuery,
    answer: {
      status: 200,
      schema: ConnectionSummaryList,
      description: 'A page of connections, newest first.',
    },
    errors: [404],
  },
  async ({ caller, params, query }, { management }) =>
    toList(
      await listConnections(caller, params.organization_id, toPageRequest(query), management),
      ({ id, name, kind }) => ({ id, name, kind }),
    ),
);
