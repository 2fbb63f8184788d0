import { generateApiKeySecret } from '@weir/domain/api-keys';
import { bindingOfBrought } from '@weir/domain/credentials';
import { generateToken } from '@weir/domain/identity';
import {
  type ConnectionId,
  type CredentialId,
  newId,
  type OrganizationId,
  type OrganizationRole,
  type PlatformRole,
  type UserId,
} from '@weir/domain/kernel';
import { SCOPES } from '@weir/domain/permissions';
import { generateTokenSecret } from '@weir/domain/tokens';
import { addRowsOfResources } from './example-requests.ts';
import type { Row } from './insert-rows.ts';
import { Person } from './person.ts';
import { ACCOUNT_SCOPES, byToken } from './service-accounts.ts';
import type { TestManagement } from './start-test-management.ts';
import type { Inhabitant, Party } from './world.ts';

/** Connections that all worlds have in common. */
export interface Connections {
  readonly brought: ConnectionId;
  readonly free: ConnectionId;
}

/** Tables whose rows everybody who is signed in may know, whichever party's examples they are for. */
const OF_THE_PLATFORM: ReadonlySet<string> = new Set(['connections', 'deployments', 'models']);
const DAY_MS = 86_400_000;
const READ_SCOPES = SCOPES.filter((scope) => scope.endsWith(':read'));

/** Makes people and organizations, and the rows that they are in the database. */
export class WorldRows {
  readonly byTable: Record<string, Row[]> = {};
  readonly #management: TestManagement;
  readonly #connections: Connections;
  readonly #now: number;

  constructor(management: TestManagement, connections: Connections) {
    this.#management = management;
    this.#connections = connections;
    this.#now = management.composition.services.clock.nowMs();
  }

  organization(name: string, deletedAt: string | null = null): OrganizationId {
    const id = this.id();
    this.add('organizations', { id, name: `${name} ${id}`, created_at: this.at(0), deleted_at: deletedAt });
    return id as OrganizationId;
  }

  membership(organizationId: string, userId: string, role: OrganizationRole): void {
    this.add('organization_members', {
      organization_id: organizationId,
      user_id: userId,
      role,
      created_at: this.at(0),
    });
  }

  setupLink(): string {
    const token = this.#token();
    this.add('setup_links', {
      token_hash: this.#hash(token),
      created_at: this.at(0),
      expires_at: this.at(1),
      break_glass: true,
    });
    return token;
  }

  /** Somebody new, invited to the host's organization. */
  settle(name: string, hostId: string, platformRole: PlatformRole, invitedBy?: string): Inhabitant {
    const { origin } = this.#management;
    const userId = this.id() as UserId;
    const displayName = `${name} ${userId}`;
    const email = `${userId}@${name.toLowerCase()}.example`;
    this.add('users', {
      id: userId,
      display_name: displayName,
      email,
      email_verified: true,
      platform_role: platformRole,
      created_at: this.at(0),
    });
    const [session] = [this.#session(userId), this.#session(userId)];
    const otherSessionId = this.byTable.sessions!.at(-1)!.id as string;
    this.#identity(userId, email);
    const identityId = this.#identity(userId, email);
    const pat = generateTokenSecret('personal_access_token', this.#randomBytes);
    const tokenId = this.id();
    this.add('personal_access_tokens', {
      id: tokenId,
      user_id: userId,
      name: displayName,
      token_hash: this.#hash(pat),
      last_four: pat.slice(-4),
      scopes: READ_SCOPES,
      created_at: this.at(0),
      expires_at: this.at(1),
      last_used_at: this.at(0),
    });
    const notificationId = this.#notification(userId);
    const refreshToken = this.#refreshToken(userId);
    const tokenFamilyId = this.byTable.token_families!.at(-1)!.id as string;
    const identity = { userId, displayName, email };
    return {
      userId,
      person: new Person(origin, identity, { cookie: `weir_session=${session}` }),
      reader: new Person(origin, identity, { authorization: `Bearer ${pat}` }),
      otherSessionId,
      identityId,
      tokenId,
      notificationId,
      jobId: this.#job(userId),
      refreshToken,
      tokenFamilyId,
      invitationId: this.#invitation(hostId, invitedBy ?? userId, email),
    };
  }

  party(name: string, host: Inhabitant, hostId: string): Party {
    const before = Object.fromEntries(
      Object.entries(this.byTable).map(([table, rows]) => [table, rows.length]),
    );
    const organizationId = this.organization(name);
    const deletedOrganizationId = this.organization(`${name}, deleted`, this.at(0));
    const join = (role: OrganizationRole) => {
      const inhabitant = this.settle(name, hostId, 'user', host.userId);
      this.membership(organizationId, inhabitant.userId, role);
      this.membership(deletedOrganizationId, inhabitant.userId, role);
      return inhabitant;
    };
    const [owner, otherOwner, admin] = [join('owner'), join('owner'), join('admin')];
    const [member, colleague] = [join('member'), join('member')];
    const workspaceId = this.#workspace(name, organizationId, null);
    const organizationKey = this.#apiKey(name, workspaceId, null);
    const people = [owner, otherOwner, admin, member, colleague];
    const made = {
      organizationId,
      deletedOrganizationId,
      ...{ owner, otherOwner, admin, member, colleague },
      workspaceId,
      otherWorkspaceId: this.#workspace(name, organizationId, null),
      workspaceIdsOfDeleted: [null, this.at(0)].map((deletedAt) =>
        this.#workspace(name, deletedOrganizationId, deletedAt),
      ),
      deletedWorkspaceId: this.#workspace(`${name}, deleted`, organizationId, this.at(0)),
      keyIds: {
        member: this.#apiKey(name, workspaceId, member.userId).id,
        colleague: this.#apiKey(name, workspaceId, colleague.userId).id,
        organization: organizationKey.id,
      },
      keySecret: organizationKey.secret,
      accounts: {
        admin: this.#serviceAccount(organizationId, 'admin'),
        member: this.#serviceAccount(organizationId, 'member'),
      },
      invitationId: this.#invitation(organizationId, owner.userId, `invitee@${this.id()}.example`),
      credentialId: this.#credential(organizationId),
      organizationIds: [organizationId, deletedOrganizationId],
      userIds: people.map(({ userId }) => userId),
    };
    for (const addRows of addRowsOfResources) addRows(this, made);
    const rows = Object.entries(this.byTable).map(
      ([table, all]) => [table, all.slice(before[table] ?? 0)] as const,
    );
    return {
      ...made,
      rowIds: Object.fromEntries(rows.map(([table, [first]]) => [table, first?.id as string])),
      traces: [
        ...new Set(
          rows
            .flatMap(([table, added]) => (OF_THE_PLATFORM.has(table) ? [] : added))
            .flatMap(({ id, name, email }) => [id, name, email]),
        ),
      ].filter((trace): trace is string => typeof trace === 'string'),
    };
  }

  #job(userId: string): string {
    const id = this.id();
    const reach = [
      ['membershipsOf', userId],
      ['userId', userId],
    ];
    this.add('jobs', {
      ...{
        id,
        kind: 'usage_export',
        user_id: userId,
        state: 'completed',
        phase: 'records',
        done: 0,
        total: 0,
      },
      parameters: { of: 'me', format: 'csv' },
      begun_by: { signedInBy: { via: 'session' }, scopes: null, requestId: null, client: null },
      position: { reach: JSON.stringify(reach) },
      failures: [],
      attempts: 0,
      ...{ created_at: this.at(0), started_at: this.at(0), finished_at: this.at(0) },
      file: { name: 'usage.csv', contentType: 'text/csv', bytes: 6, pieces: 1 },
      file_expires_at: this.at(1),
    });
    this.add('job_file_pieces', { job_id: id, number: 0, content: '\\x776569722d0a' });
    return id;
  }

  #workspace(name: string, organizationId: string, deletedAt: string | null): string {
    const id = this.id();
    this.add('workspaces', {
      id,
      organization_id: organizationId,
      name: `${name} ${id}`,
      created_at: this.at(0),
      deleted_at: deletedAt,
    });
    return id;
  }

  #apiKey(name: string, workspaceId: string, ownerUserId: string | null): { id: string; secret: string } {
    const id = this.id();
    const secret = generateApiKeySecret('live', this.#randomBytes);
    this.add('api_keys', {
      id,
      workspace_id: workspaceId,
      owner_user_id: ownerUserId,
      name: `${name} ${id}`,
      hash: this.#hash(secret),
      mode: 'live',
      prefix: secret.slice(0, 12),
      last_four: secret.slice(-4),
      created_at: this.at(0),
      metadata: {},
    });
    return { id, secret };
  }

  #credential(organizationId: OrganizationId): string {
    const { cipher } = this.#management.composition.services.management;
    const id = this.id() as CredentialId;
    const connectionId = this.#connections.brought;
    const place = { id, organizationId, workspaceId: null, apiKeyId: null, connectionId };
    const { purpose, boundTo } = bindingOfBrought(place);
    const sealed = cipher.encrypt(`sk-brought-by-${organizationId}`, purpose, boundTo);
    this.add('organization_credentials', {
      id,
      organization_id: organizationId,
      connection_id: connectionId,
      credential_encrypted: `\\x${Buffer.from(sealed).toString('hex')}`,
      last_four: 'ught',
      created_at: this.at(0),
    });
    return id;
  }

  #serviceAccount(organizationId: string, role: 'admin' | 'member'): Person {
    const id = this.id();
    const token = generateTokenSecret('service_account_token', this.#randomBytes);
    this.add('service_accounts', {
      id,
      organization_id: organizationId,
      name: `Account ${id}`,
      role,
      created_at: this.at(0),
    });
    const tokenId = this.id();
    this.add('service_account_tokens', {
      id: tokenId,
      service_account_id: id,
      name: `Token ${tokenId}`,
      token_hash: this.#hash(token),
      last_four: token.slice(-4),
      scopes: ACCOUNT_SCOPES,
      created_at: this.at(0),
      expires_at: this.at(1),
    });
    return byToken(this.#management, id, token);
  }

  #session(userId: string): string {
    const token = this.#token();
    this.add('sessions', {
      id: this.id(),
      user_id: userId,
      token_hash: this.#hash(token),
      provider: 'test',
      rotation_due: false,
      created_at: this.at(0),
      last_seen_at: this.at(0),
      idle_expires_at: this.at(1),
      expires_at: this.at(1),
    });
    return token;
  }

  #identity(userId: string, email: string): string {
    const id = this.id();
    this.add('identities', {
      id,
      user_id: userId,
      provider: 'test',
      issuer: 'test',
      subject: id,
      email,
      email_verified: true,
      created_at: this.at(0),
    });
    return id;
  }

  #notification(userId: string): string {
    const id = this.id();
    this.add('notifications', {
      id,
      user_id: userId,
      kind: 'subscription.approve',
      subject_kind: 'subscription',
      subject_id: id,
      created_at: this.at(0),
    });
    return id;
  }

  #refreshToken(userId: string): string {
    const familyId = this.id();
    const token = generateTokenSecret('refresh_token', this.#randomBytes);
    const created_at = this.at(0);
    this.add('token_families', { id: familyId, user_id: userId, created_at, expires_at: this.at(1) });
    this.add('refresh_tokens', { token_hash: this.#hash(token), family_id: familyId, created_at });
    return token;
  }

  #invitation(organizationId: string, invitedBy: string, email: string): string {
    const id = this.id();
    this.add('invitations', {
      id,
      organization_id: organizationId,
      email,
      role: 'member',
      token_hash: this.#hash(this.#token()),
      invited_by: invitedBy,
      created_at: this.at(0),
      expires_at: this.at(1),
    });
    return id;
  }

  add(table: string, row: Row): void {
    this.byTable[table] ??= [];
    this.byTable[table].push(row);
  }

  id(): string {
    return newId(this.#now, this.#randomBytes);
  }

  #token(): string {
    return generateToken(this.#randomBytes);
  }

  #hash(secret: string): string {
    return this.#management.composition.ports.hasher.sha256Hex(secret);
  }

  /** So many days from now. */
  at(days: number): string {
    return new Date(this.#now + days * DAY_MS).toISOString();
  }

  get #randomBytes() {
    return this.#management.composition.ports.randomBytes;
  }
}
