import { listApiKeysOperation } from '@weir/contracts/api-keys';
import { listApiKeys } from '@weir/domain/api-keys';
import type { UserId } from '@weir/domain/kernel';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toApiKeyWire } from './to-wire.ts';

export const listApiKeysEndpoint = handle(
  listApiKeysOperation,
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
    return toList(query, page, (key) => toApiKeyWire(key, nowMs));
  },
);

function toUserId(id: string | undefined): UserId | undefined {
  return id?.toLowerCase() as UserId | undefined;
}
