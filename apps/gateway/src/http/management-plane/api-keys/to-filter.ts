import type { ApiKeyListQuery } from '@weir/contracts/api-keys';
import type { ListApiKeysInput } from '@weir/domain/api-keys';
import {
  type ApiKeyId,
  idOf,
  type ServiceAccountId,
  type SignedInCaller,
  type UserId,
} from '@weir/domain/kernel';
import type { z } from 'zod';

/** The filter of a list of keys in its query. */
export function toApiKeyFilter(
  { state, owner, purpose, q, ids }: z.output<typeof ApiKeyListQuery>,
  { actor }: SignedInCaller,
): ListApiKeysInput {
  const ownerId = owner === 'me' ? idOf(actor) : owner === 'organization' ? null : toOwnerId(owner);
  return { state, ownerId, purpose, beginning: q, ids: ids as readonly ApiKeyId[] | undefined };
}

function toOwnerId(id: string | undefined): UserId | ServiceAccountId | undefined {
  return id?.toLowerCase() as UserId | ServiceAccountId | undefined;
}
