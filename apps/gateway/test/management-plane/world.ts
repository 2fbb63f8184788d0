import type { OrganizationId, UserId } from '@weir/domain/kernel';
import { insertRows } from './insert-rows.ts';
import type { Person } from './person.ts';
import type { Owners } from './row-checksums.ts';
import type { TestManagement } from './start-test-management.ts';
import { type Connections, WorldRows } from './world-rows.ts';

/** Somebody with everything that people have of their own. */
export interface Inhabitant {
  readonly userId: UserId;
  /** By their session. */
  readonly person: Person;
  /** By a personal access token that may read everything and write nothing. */
  readonly reader: Person;
  readonly otherSessionId: string;
  /** One of two. */
  readonly identityId: string;
  readonly tokenId: string;
  readonly notificationId: string;
  /** Of a job that is completed, and has a file. */
  readonly jobId: string;
  readonly refreshToken: string;
  /** Of that refresh token. */
  readonly tokenFamilyId: string;
  /** To an organization that nobody here is a member of. */
  readonly invitationId: string;
}

/** An organization with all that it can have, and a member in every role. */
export interface Party extends Owners {
  readonly organizationId: OrganizationId;
  /** Deleted, but with the same owner, admin and member. */
  readonly deletedOrganizationId: OrganizationId;
  readonly owner: Inhabitant;
  readonly otherOwner: Inhabitant;
  readonly admin: Inhabitant;
  readonly member: Inhabitant;
  /** Another member, in the team like `member`. */
  readonly colleague: Inhabitant;
  readonly workspaceId: string;
  /** Without keys. */
  readonly otherWorkspaceId: string;
  readonly deletedWorkspaceId: string;
  /** Of the deleted organization: one as it was, one deleted before. */
  readonly workspaceIdsOfDeleted: readonly string[];
  readonly keyIds: { readonly member: string; readonly colleague: string; readonly organization: string };
  readonly keySecret: string;
  /** Service accounts, by tokens with every scope. */
  readonly accounts: { readonly admin: Person; readonly member: Person };
  readonly invitationId: string;
  readonly credentialId: string;
  /** The first of its rows in each table that has ids, such as `rowIds.teams`. */
  readonly rowIds: Readonly<Record<string, string>>;
  /** Every id, name and address of it and its people. */
  readonly traces: readonly string[];
}

/** Two organizations that know nothing of each other, and people who are in none. */
export interface World {
  readonly ours: Party;
  readonly theirs: Party;
  readonly stranger: Inhabitant;
  readonly platformAdmin: Inhabitant;
  readonly platformReader: Inhabitant;
  /** Good once. */
  readonly setupToken: string;
  /** A connection that no organization has brought a credential for. */
  readonly freeConnectionId: string;
  /** Everybody and everything. */
  readonly owners: Owners;
}

/**
 * Adds a new world to the database of the test, by one statement.
 *
 * @param theirs the other organization, where one that nothing has changed can be kept; default a new one
 */
export async function buildWorld(
  management: TestManagement,
  connections: Connections,
  theirs?: Party,
): Promise<World> {
  const rows = new WorldRows(management, connections);
  const hostId = rows.organization('Host');
  const host = rows.settle('Host', hostId, 'user');
  rows.membership(hostId, host.userId, 'owner');
  const parties = [rows.party('Ours', host, hostId), theirs ?? rows.party('Theirs', host, hostId)] as const;
  const [stranger, platformAdmin, platformReader] = (['user', 'admin', 'admin_readonly'] as const).map(
    (role) => rows.settle('Platform', hostId, role, host.userId),
  );
  const setupToken = rows.setupLink();
  await insertRows(management.database.sql, rows.byTable);
  return {
    ours: parties[0],
    theirs: parties[1],
    stranger: stranger!,
    platformAdmin: platformAdmin!,
    platformReader: platformReader!,
    setupToken,
    freeConnectionId: connections.free,
    owners: {
      organizationIds: [
        ...rows.byTable.organizations!.map(({ id }) => id as string),
        ...(theirs?.organizationIds ?? []),
      ],
      userIds: [...rows.byTable.users!.map(({ id }) => id as string), ...(theirs?.userIds ?? [])],
    },
  };
}
