import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditRecord } from '@weir/domain/audit';
import { DEFAULT_PREFERENCES, generateToken, type TokenHash } from '@weir/domain/identity';
import {
  newId,
  type OrganizationId,
  type OrganizationRole,
  type PlatformRole,
  type UserId,
  type WorkspaceId,
} from '@weir/domain/kernel';
import { createDatabase, type Database } from '@weir/postgres';
import { createTestDatabase } from '@weir/postgres/testing';
import { RecordingLogger } from '@weir/testing';
import { type Composition, compose } from '../../src/compose.ts';
import { loadConfig } from '../../src/config.ts';
import { buildApp } from '../../src/http/app.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { stopServing } from '../../src/http/stop-serving.ts';
import { Person } from './person.ts';

/** Of all gateways on one database. */
export const WEIR_MASTER_KEY = Buffer.alloc(32, 7).toString('base64');

export interface PersonOptions {
  readonly platformRole?: PlatformRole;
  readonly displayName?: string;
  readonly email?: string | null;
  readonly emailVerified?: boolean;
}

/** A gateway with everything real, for tests of the management plane. */
export interface TestManagement {
  readonly origin: string;
  readonly composition: Composition;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly logger: RecordingLogger;
  /** The time that the gateway compares with. Rows get it instead of `now()`, which runs ahead by parts of a millisecond. */
  now(): Date;
  /** Somebody new, signed in. */
  signIn(options?: PersonOptions): Promise<Person>;
  /** Another session of somebody. */
  signInAgain(person: Person): Promise<Person>;
  /** A new organization with these members. */
  addOrganization(members?: readonly (readonly [Person, OrganizationRole])[]): Promise<OrganizationId>;
  addMember(organizationId: OrganizationId, person: Person, role: OrganizationRole): Promise<void>;
  addWorkspace(organizationId: OrganizationId, name?: string): Promise<WorkspaceId>;
  /** An organization with somebody in every role, and a stranger who is signed in but no member. */
  addCast(): Promise<Cast>;
  /** The audit log of an organization, or without one what concerns none: other tests' organizations are not in it. Newest first. */
  audit(organizationId?: OrganizationId): Promise<readonly AuditRecord[]>;
}

/** One for a single file of tests, or for a part of it. */
export interface OwnTestManagement extends TestManagement {
  stop(): Promise<void>;
}

export interface Cast {
  readonly organizationId: OrganizationId;
  readonly owner: Person;
  readonly admin: Person;
  readonly member: Person;
  readonly stranger: Person;
  readonly platformAdmin: Person;
  readonly platformReader: Person;
}

let shared: Promise<TestManagement> | undefined;

/**
 * The gateway that the tests of this worker share. They make organizations and people of their own, and leave them
 * behind; what concerns the whole platform is tested on a gateway of its own.
 */
export function sharedTestManagement(): Promise<TestManagement> {
  shared ??= startTestManagement();
  return shared;
}

/** Starts a gateway on a database of its own. */
export async function startTestManagement(
  env: Readonly<Record<string, string>> = {},
): Promise<OwnTestManagement> {
  const [testDatabase, dataDir] = await Promise.all([
    createTestDatabase(),
    mkdtemp(join(tmpdir(), 'weir-test-management-')),
  ]);
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    WEIR_DATA_DIR: dataDir,
    DATABASE_URL: testDatabase.url,
    DATABASE_POOL_SIZE: '10',
    WEIR_MASTER_KEY,
    SHUTDOWN_GRACE_MS: '0',
    // Tests come from one address.
    SIGN_IN_ATTEMPTS_PER_MINUTE: '1000000',
    // Tests ask faster than people and scripts.
    MANAGEMENT_REQUESTS_PER_MINUTE: '1000000',
    // What one test reads is not what another one sees.
    ANALYTICS_TODAY_TTL_MS: '0',
    ANALYTICS_READS_PER_MINUTE: '1000000',
    ANALYTICS_EXPORTS_PER_MINUTE: '1000000',
    ANALYTICS_REBUILD_INTERVAL_MS: '1',
    ...env,
  });
  const logger = new RecordingLogger();
  const composition = await compose(config, logger, testDatabase.url, 'test');
  const { services, ports } = composition;
  await composition.start();
  await services.catalog.reload();
  const server = createHttpServer(buildApp(services), services, {
    headersTimeoutMs: config.HEADERS_TIMEOUT_MS,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
  });
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const database = createDatabase(testDatabase.url, { poolSize: 2 });
  const { sql } = database;
  const { repositories } = services.management.unitOfWork;
  const nowMs = () => services.clock.nowMs();
  const now = () => new Date(nowMs());
  let latestIdMs = 0;
  /** Ids of one millisecond are in no order; those made here are in the order of their making. */
  const aNewId = <Kind extends string>() => {
    latestIdMs = Math.max(nowMs(), latestIdMs + 1);
    return newId<Kind>(latestIdMs, ports.randomBytes);
  };
  let people = 0;

  const openSession = async (userId: UserId) => {
    const token = generateToken(ports.randomBytes);
    const openedAt = now();
    await repositories.sessions.insert(
      {
        id: aNewId<'session'>(),
        userId,
        provider: 'test',
        userAgentFamily: null,
        createdAt: openedAt,
        lastSeenAt: openedAt,
        idleExpiresAt: new Date(nowMs() + config.SESSION_IDLE_MS),
        expiresAt: new Date(nowMs() + config.SESSION_MAX_MS),
        rotationDue: false,
      },
      ports.hasher.sha256Hex(token) as TokenHash,
    );
    return { cookie: `weir_session=${token}` };
  };

  const management: OwnTestManagement = {
    origin,
    composition,
    database,
    databaseUrl: testDatabase.url,
    logger,
    now,
    async signIn(options = {}) {
      // What earlier tests were refused again is recorded now, not in the midst of the one that begins.
      await services.management.refusedWrites.write();
      const number = ++people;
      const user = {
        id: aNewId<'user'>(),
        displayName: options.displayName ?? `Person ${number}`,
        email: options.email === undefined ? `person-${number}@example.com` : options.email,
        emailVerified: options.emailVerified ?? true,
        platformRole: options.platformRole ?? 'user',
        createdAt: now(),
        lastSignedInAt: null,
        deactivatedAt: null,
        preferences: DEFAULT_PREFERENCES,
      };
      await repositories.users.insert(user);
      const identity = { userId: user.id, displayName: user.displayName, email: user.email };
      return new Person(origin, identity, await openSession(user.id));
    },
    signInAgain: async (person) => new Person(origin, person, await openSession(person.userId)),
    async addOrganization(members = []) {
      const id = aNewId<'organization'>();
      await sql`insert into organizations (id, name, created_at) values (${id}, ${`Organization ${id}`}, ${now()})`;
      for (const [person, role] of members) await management.addMember(id, person, role);
      return id;
    },
    async addMember(organizationId, person, role) {
      await sql`insert into organization_members (organization_id, user_id, role, created_at)
        values (${organizationId}, ${person.userId}, ${role}, ${now()})`;
    },
    async addWorkspace(organizationId, name = 'Default') {
      const id = aNewId<'workspace'>();
      await sql`insert into workspaces (id, organization_id, name, created_at)
        values (${id}, ${organizationId}, ${name}, ${now()})`;
      return id;
    },
    async addCast() {
      const [owner, admin, member, stranger, platformAdmin, platformReader] = await Promise.all([
        management.signIn(),
        management.signIn(),
        management.signIn(),
        management.signIn(),
        management.signIn({ platformRole: 'admin' }),
        management.signIn({ platformRole: 'admin_readonly' }),
      ]);
      const organizationId = await management.addOrganization([
        [owner, 'owner'],
        [admin, 'admin'],
        [member, 'member'],
      ]);
      return { organizationId, owner, admin, member, stranger, platformAdmin, platformReader };
    },
    audit: async (organizationId) => {
      const { items } = await repositories.audit.list(
        organizationId ?? null,
        {},
        { limit: 100, after: null },
      );
      return items.filter((record) => record.organizationId === (organizationId ?? null));
    },
    async stop() {
      const hurried = AbortSignal.abort();
      await stopServing(server, services, { delayMs: 0, graceMs: 0, hurried });
      await composition.close();
      await database.close();
      await testDatabase.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return management;
}
