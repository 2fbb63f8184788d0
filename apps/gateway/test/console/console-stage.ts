import { Writable } from 'node:stream';
import { type ApiKeyId, DomainError, type OrganizationId } from '@weir/domain/kernel';
import type { RefusalRecorder } from '@weir/domain/refusals';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import { buildConsole } from '../../src/console-build.ts';
import type { Person } from '../management-plane/person.ts';
import { type Replica, startReplica } from '../management-plane/start-replica.ts';
import { startTestManagement, type TestManagement } from '../management-plane/start-test-management.ts';
import { addModelsAndUsage } from './add-models-and-usage.ts';
import { addOrganizationThings } from './add-organization-things.ts';
import { addSimulator } from './add-simulator.ts';

/** Somebody who looks at the console. */
export interface Visitor {
  readonly role: string;
  readonly cookie: string;
}

/** A gateway with the built console and an organization in which there is something to see. */
export interface ConsoleStage {
  readonly origin: string;
  /** One of each role; nobody's session is used for public screens. */
  readonly visitors: readonly Visitor[];
  /** What stands for the parameters of paths, by name. */
  readonly params: Readonly<Record<string, string>>;
  /** Names of things, which are the same in every language. */
  readonly names: readonly string[];
  cookieOf(role: string): string;
  /** Another session of theirs. */
  signInAgain(role: string): Promise<string>;
  /** Records what was refused, as a gateway does each few seconds. */
  writeRefusals(): Promise<void>;
  /** Has decisions about subscriptions wait until the answer is called. */
  holdDecisions(): Promise<() => Promise<void>>;
  /** Everything that the gateway has logged. */
  log(): string;
  /** What the command line prints about the same database. */
  weir(...args: readonly string[]): Promise<string>;
  /** Another gateway on the same database. */
  startReplica(env: Readonly<Record<string, string>>): Promise<Replica>;
  stop(): Promise<void>;
}

/** Starts it. Builds the console if its sources are newer than the build. */
export async function startConsoleStage(env: Readonly<Record<string, string>> = {}): Promise<ConsoleStage> {
  const management = await startTestManagement(env);
  const { services } = management.composition;
  await buildConsole({ clock: services.clock, logger: management.logger }, new AbortController().signal);
  const people = await addPeople(management);
  const { owner, admin, member, colleague, platformAdmin, platformReader } = people;
  const organizationId = await management.addOrganization([
    [owner, 'owner'],
    [admin, 'admin'],
    [member, 'member'],
    [colleague, 'member'],
  ]);
  const made = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    if (status >= 300)
      throw new DomainError('internal_error', `The stage cannot be set: ${JSON.stringify(body)}`);
    return body as Record<string, string>;
  };
  await made(owner.patch(`/v1/organizations/${organizationId}`, { name: 'Meadow' }));
  const quietWorkspaceId = await management.addWorkspace(organizationId, 'Trials');
  // The newest is the one that screens begin with.
  const workspaceId = await management.addWorkspace(organizationId, 'Research');
  const { id: keyId, secret } = await made(
    member.post(`/v1/workspaces/${workspaceId}/api-keys`, {
      name: 'laptop',
      limits: { budgets: [{ amount_nano_usd: '5000000000', period: 'month' }], requests_per_minute: 60 },
    }),
  );
  const keyOf = async (person: Person, name: string, share: number) => {
    const { id } = await made(person.post(`/v1/workspaces/${workspaceId}/api-keys`, { name }));
    return { id: id as ApiKeyId, owner: person, workspaceId, share };
  };
  const keys = [
    { id: keyId as ApiKeyId, owner: member, workspaceId, share: 2 },
    await keyOf(owner, 'support-assistant', 8),
    await keyOf(admin, 'nightly-summaries', 4),
    await keyOf(colleague, 'help-center-search', 6),
  ];
  const simulator = await addSimulator(management, { organizationId, secret: secret!, owner, platformAdmin });
  const models = await addModelsAndUsage(management, {
    organizationId,
    keys,
    member,
    admin,
    platformAdmin,
    connectionId: simulator.connectionId,
  });
  const { id: connectionId } = await made(
    platformAdmin.post('/v1/admin/connections', {
      name: 'barn',
      kind: 'simulator',
      base_url: 'https://barn.example/v1',
    }),
  );
  await made(
    platformAdmin.post('/v1/admin/deployments', {
      model_id: models.params.modelId,
      connection_id: connectionId,
      upstream_name: 'large-2026',
    }),
  );
  const team = [member.userId, colleague.userId];
  const things = await addOrganizationThings({ owner, platformAdmin, team }, organizationId);
  refuseSome(services.refusals, keys[2]!.id, organizationId);
  await services.refusals.write();
  const cookieOf = (person: typeof owner) => person.credentials.cookie!;
  const roles: Readonly<Record<string, typeof owner>> = {
    owner,
    admin,
    member,
    'platform admin': platformAdmin,
    'platform reader': platformReader,
  };
  return {
    origin: management.origin,
    visitors: Object.entries(roles).map(([role, person]) => ({ role, cookie: cookieOf(person) })),
    cookieOf: (role) => cookieOf(roles[role]!),
    signInAgain: async (role) => cookieOf(await management.signInAgain(roles[role]!)),
    params: {
      organizationId,
      workspaceId,
      quietWorkspaceId,
      keyId: keyId!,
      teamId: things.teamId,
      userId: member.userId,
      connectionId: connectionId!,
      recordId: simulator.requestId,
      stalledRequestId: models.stalledRequestId,
      ...models.params,
    },
    names: [
      'Meadow',
      'Research',
      'Trials',
      'laptop',
      'support-assistant',
      'nightly-summaries',
      'help-center-search',
      'barn',
      ...models.names,
      ...things.names,
      ...simulator.names,
      ...Object.values(people).map(({ displayName }) => displayName),
    ],
    writeRefusals: () => services.refusals.write(),
    async holdDecisions() {
      const sql = await management.database.sql.reserve();
      await sql`begin`;
      // They may be read, and not be changed.
      await sql`lock table subscriptions in share mode`;
      return async () => {
        await sql`rollback`;
        sql.release();
      };
    },
    log: () => JSON.stringify(management.logger.entries),
    async weir(...args) {
      let printed = '';
      const stdout = new Writable({
        write(chunk, _, done) {
          printed += String(chunk);
          done();
        },
      });
      const env = { NODE_ENV: 'test', DATABASE_URL: management.databaseUrl };
      const exitCode = await runCommandLine(args, env, { stdout, stderr: stdout });
      if (exitCode !== 0) throw new DomainError('internal_error', `The command line failed: ${printed}`);
      return printed;
    },
    startReplica: (other) => startReplica(management.databaseUrl, other),
    async stop() {
      await management.stop();
      await simulator.stop();
    },
  };
}

/** Everybody has a name, as on other people's screens. */
async function addPeople(management: TestManagement) {
  const person = (displayName: string, platformRole: 'user' | 'admin' | 'admin_readonly' = 'user') =>
    management.signIn({
      displayName,
      platformRole,
      email: `${displayName.toLowerCase().replace(' ', '.')}@example.com`,
    });
  return {
    owner: await person('Mira Okafor'),
    admin: await person('Jonas Lindqvist'),
    member: await person('Priya Raman'),
    colleague: await person('Samuel Adeyemi'),
    platformAdmin: await person('Keiko Sato', 'admin'),
    platformReader: await person('Tom Herrera', 'admin_readonly'),
  };
}

/** As the data plane does. */
function refuseSome(refusals: RefusalRecorder, keyId: ApiKeyId, organizationId: OrganizationId): void {
  const codes = ['model_not_allowed', 'requests_per_minute_exceeded', 'requests_per_minute_exceeded'];
  for (const code of codes) {
    const isLimit = code !== 'model_not_allowed';
    refusals.refused({
      code,
      key: { id: keyId, organizationId },
      scope: isLimit ? 'api_key' : null,
      limit: isLimit ? 60n : null,
      observed: isLimit ? 60n : null,
      resetsAt: null,
      limits: [],
      operation: 'chat',
      model: 'river-large',
      requestId: crypto.randomUUID(),
    });
  }
}
