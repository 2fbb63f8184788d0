import type { OrganizationId, Page, SignedInCaller } from '@weir/domain/kernel';
import { nameActors } from '@weir/domain/members';
import type { Services } from '../../compose.ts';
import { UUID } from './paging.ts';

/**
 * A list and the names of who is in it, by one more query.
 *
 * @param organizationId whose members and service accounts are named; null for those of the whole platform
 * @param idsOf the ids in an item that may be of users or service accounts
 */
export async function withNames<List extends object, Item>(
  list: List,
  { items }: Page<Item>,
  idsOf: (item: Item) => readonly (string | null | undefined)[],
  caller: SignedInCaller,
  organizationId: OrganizationId | null,
  management: Services['management'],
): Promise<List & { names: Record<string, string> }> {
  const ids = items.flatMap(idsOf).filter((id): id is string => typeof id === 'string' && UUID.test(id));
  return { ...list, names: Object.fromEntries(await nameActors(caller, organizationId, ids, management)) };
}
