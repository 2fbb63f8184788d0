import { type ApiKeyId, DomainError } from '@weir/domain/kernel';
import { buildConsole } from '../../src/console-build.ts';
import { startTestManagement } from '../management-plane/start-test-management.ts';
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
  /** Records what was refused, as a gateway does each few seconds. */
  writeRefusals(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it. Builds the console if its sources are newer than the build. */
export async function startConsoleStage(env: Readonly<Record<string, string>> = {}): Promise<ConsoleStage> {
  const management = await startTestManagement(env);
  const { services } = management.composition;
  await buildConsole({ clock: services.clock, logger: management.logger }, new AbortController().signal);
  const cast = await management.addCast();
  const { organizationId, owner, admin, member, platformAdmin, platformReader } = cast;
  const made = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    if (status >= 300)
      throw new DomainError('internal_error', `The stage cannot be set: ${JSON.stringify(body)}`);
    return body as Record<string, string>;
  };
  await made(owner.patch(`/v1/organizations/${organizationId}`, { name: 'Meadow' }));
  const workspaceId = await management.addWorkspace(organizationId, 'Research');
  const { id: keyId, secret } = await made(
    member.post(`/v1/workspaces/${workspaceId}/api-keys`, {
      name: 'laptop',
      limits: { budgets: [{ amount_nano_usd: '5000000000', period: 'month' }], requests_per_minute: 60 },
    }),
  );
  const { id: teamId } = await made(
    owner.post(`/v1/organizations/${organizationId}/teams`, { name: 'Search' }),
  );
  const simulator = await addSimulator(management, { organizationId, secret: secret!, owner, platformAdmin });
  const models = await addModelsAndUsage(management, {
    organizationId,
    workspaceId,
    keyId: keyId as ApiKeyId,
    member,
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
  const things = await addOrganizationThings(owner, organizationId);
  const people = [owner, admin, member, platformAdmin, platformReader];
  const cookieOf = (person: typeof owner) => person.credentials.cookie!;
  return {
    origin: management.origin,
    visitors: [
      { role: 'owner', cookie: cookieOf(owner) },
      { role: 'admin', cookie: cookieOf(admin) },
      { role: 'member', cookie: cookieOf(member) },
      { role: 'platform admin', cookie: cookieOf(platformAdmin) },
      { role: 'platform reader', cookie: cookieOf(platformReader) },
    ],
    params: {
      organizationId,
      workspaceId,
      keyId: keyId!,
      teamId: teamId!,
      userId: member.userId,
      connectionId: connectionId!,
      recordId: simulator.requestId,
      ...models.params,
    },
    names: [
      'Meadow',
      'Research',
      'laptop',
      'Search',
      'barn',
      ...models.names,
      ...things,
      ...simulator.names,
      ...people.map(({ displayName }) => displayName),
    ],
    writeRefusals: () => services.refusals.write(),
    async stop() {
      await management.stop();
      await simulator.stop();
    },
  };
}
