import { listApiKeysOperation } from '@weir/contracts/api-keys';
import { listApiKeys } from '@weir/domain/api-keys';
import { idOf, type ServiceAccountId, type UserId } from '@weir/domain/kernel';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toApiKeyWire } from './to-wire.ts';

export const listApiKeysEndpoint = handle(
  listApiKeysOperation,
  async ({ caller, params, query }, { management }) => {
    const { state, owner } = query;
    const ownerId = owner === 'me' ? idOf(caller.actor) : owner === 'organization' ? null : toOwnerId(owner);
    const page = await listApiKeys(
      caller,
      params.workspace_id,
      { state, ownerId },
      toPageRequest(query),
      management,
    );
    const nowMs = management.clock.nowMs();
    return toList(query, page, (key) => toApiKeyWire(key, nowMs));
  },
);

function toOwnerId(id: string | undefined): UserId | ServiceAccountId | undefined {
  return id?.toLowerCase() as UserId | ServiceAccountId | undefined;
}
