import { ApiKeyList, ApiKeyListQuery } from '@weir/contracts';
import { listApiKeys } from '@weir/domain/api-keys';
import type { UserId } from '@weir/domain/kernel';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { workspaceParams } from '../path-params.ts';
import { toApiKeyWire } from './to-wire.ts';

export const listApiKeysEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/workspaces/{workspace_id}/api-keys',
    operationId: 'listApiKeys',
    tag: 'API keys',
    summary: 'List the API keys of a workspace',
    description: 'Members see their own keys, owners and admins all of them.',
    access: 'api_key.list',
    params: workspaceParams,
    query: ApiKeyListQuery,
    answer: { status: 200, schema: ApiKeyList, description: 'A page of keys, newest first.' },
    errors: [404],
  },
  async ({ caller, params, query }, { management }) => {
    const { state, owner } = query;
    const ownerUserId =
      owner === 'me' ? caller.actor.userId : owner === 'organization' ? null : toUserId(owner);
    const page = await listApiKeys(
      caller,
      params.workspace_id,
      { state, ownerUserId },
      toPageRequest(query),
      management,
    );
    const nowMs = management.clock.nowMs();
    return toList(page, (key) => toApiKeyWire(key, nowMs));
  },
);

function toUserId(id: string | undefined): UserId | undefined {
  return id?.toLowerCase() as UserId | undefined;
}
