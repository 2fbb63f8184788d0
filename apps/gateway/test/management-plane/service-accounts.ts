import type { UserId } from '@weir/domain/kernel';
import { SCOPES } from '@weir/domain/permissions';
import { Person } from './person.ts';
import type { TestManagement } from './start-test-management.ts';
import { inDays } from './tokens.ts';

/** Every scope that a service account can have. */
export const ACCOUNT_SCOPES = SCOPES.filter((scope) => !/^(profile|platform):/.test(scope));

export interface MadeServiceAccount {
  readonly id: string;
  /** `/v1/organizations/{organization_id}/service-accounts/{service_account_id}` */
  readonly path: string;
  readonly tokenId: string;
  /** Calls by its token. */
  readonly itself: Person;
}

let named = 0;

/** A service account with a token that lasts a day, both made by this person. */
export async function makeServiceAccount(
  management: TestManagement,
  by: Person,
  organizationId: string,
  role: 'admin' | 'member',
  scopes: readonly string[] = ACCOUNT_SCOPES,
): Promise<MadeServiceAccount> {
  const accounts = `/v1/organizations/${organizationId}/service-accounts`;
  const { status, body } = await by.post(accounts, { name: `Account ${++named}`, role });
  if (status !== 201) throw new Error(`no service account: ${status} ${body?.error?.code}`);
  const path = `${accounts}/${body.id}`;
  const made = await by.post(`${path}/tokens`, {
    name: 'Token',
    scopes,
    expires_at: inDays(1),
  });
  if (made.status !== 201) throw new Error(`no token: ${made.status} ${made.body?.error?.code}`);
  return {
    id: body.id,
    path,
    tokenId: made.body.id,
    itself: byToken(management, body.id, made.body.token),
  };
}

/** Whoever calls by this token of the service account. */
export function byToken({ origin }: TestManagement, id: string, token: string): Person {
  const identity = { userId: id as UserId, displayName: 'A service account', email: null };
  return new Person(origin, identity, { authorization: `Bearer ${token}` });
}
