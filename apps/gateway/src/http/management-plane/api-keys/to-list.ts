import type { ApiKeyListQuery } from '@weir/contracts/api-keys';
import type { ApiKey } from '@weir/domain/api-keys';
import type { OrganizationId, Page, SignedInCaller } from '@weir/domain/kernel';
import { nameWorkspaces } from '@weir/domain/workspaces';
import type { z } from 'zod';
import type { Services } from '../../../compose.ts';
import { toList } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { actorIdsOfKey, toApiKeyWire } from './to-wire.ts';

/** A list of keys of an organization (null: there is none in it), with the names of who made and holds them, and of their workspaces. */
export async function toApiKeyList(
  { ids, ...query }: z.output<typeof ApiKeyListQuery>,
  page: Page<ApiKey>,
  caller: SignedInCaller,
  organizationId: OrganizationId | null,
  management: Services['management'],
) {
  const nowMs = management.clock.nowMs();
  const asked = ids === undefined ? query : { ...query, ids: ids.join(',') };
  const list = toList(asked, page, (key) => toApiKeyWire(key, nowMs));
  const named = await withNames(list, page, actorIdsOfKey, caller, organizationId, management);
  if (organizationId === null) return named;
  const workspaces = [...new Set(page.items.map(({ workspaceId }) => workspaceId))];
  const names = await nameWorkspaces(caller, organizationId, workspaces, management);
  return { ...named, names: { ...named.names, ...Object.fromEntries(names) } };
}
