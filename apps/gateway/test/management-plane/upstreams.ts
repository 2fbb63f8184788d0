import type { ApiKeyMode, CreatedApiKey, NewApiKeyInput } from '@weir/domain/api-keys';
import { type ConnectionId, newId, type OrganizationId } from '@weir/domain/kernel';
import {
  CONFIGURED_BREAKER,
  type ConnectionKind,
  type ConnectionTimeouts,
  DEFAULT_TIMEOUTS,
  NO_PRICES,
} from '@weir/domain/models';
import type { Simulator } from '@weir/simulator';
import { aModel, aStoredApiKey } from '@weir/testing';
import { expect, vi } from 'vitest';
import type { TestManagement } from './start-test-management.ts';

/** The credential of connections themselves. */
export const PLATFORM_KEY = 'sk-credential-of-the-platform';

export interface TestConnection {
  readonly name: string;
  readonly baseUrl: string;
  readonly kind?: ConnectionKind;
  /** Served under its own name, or under another of the upstream's. */
  readonly models?: readonly (readonly [model: string, upstreamName: string])[];
  readonly tier?: number;
  readonly timeouts?: Partial<ConnectionTimeouts>;
}

/** Adds a connection with a credential of the platform that serves these models. */
export async function addConnection(
  { composition: { services, ports } }: TestManagement,
  { name, baseUrl, kind = 'openai-compatible', models = [], tier = 0, timeouts = {} }: TestConnection,
): Promise<ConnectionId> {
  const aNewId = <Kind extends string>() => newId<Kind>(services.clock.nowMs(), ports.randomBytes);
  const id = await ports.catalogRepository.saveConnection({
    id: aNewId(),
    name,
    kind,
    baseUrl,
    credential: PLATFORM_KEY,
    timeouts: { ...DEFAULT_TIMEOUTS, ...timeouts },
    preset: null,
    apis: null,
    credentialHeader: null,
    addsModels: true,
    streamOptions: true,
    continuousUsage: false,
    guarded: false,
    breaker: CONFIGURED_BREAKER,
    credentialFrom: 'weir',
    free: false,
  });
  const discovered = models.map(([model]) =>
    aModel({
      id: aNewId<'model'>(),
      name: model,
      ownedBy: 'test',
      contextLength: null,
      prices: NO_PRICES,
      createdAt: new Date(services.clock.nowMs()),
    }),
  );
  const deployments = discovered.map((model, index) => ({
    id: aNewId<'deployment'>(),
    modelId: model.id,
    connectionId: id,
    upstreamName: models[index]![1],
    tier,
    weight: 1,
    maxParallel: null,
    contextLength: null,
  }));
  await ports.catalogRepository.replaceDiscovered(id, discovered, deployments);
  await services.catalog.reload();
  return id;
}

/** A new API key in a new workspace of the organization. */
export async function addKey(
  management: TestManagement,
  organizationId: OrganizationId,
  mode: ApiKeyMode = 'live',
): Promise<string> {
  const workspaceId = await management.addWorkspace(organizationId, crypto.randomUUID());
  return (await addKeyTo(management, { organizationId, workspaceId, mode })).secret;
}

/** A new API key. */
export function addKeyTo(
  { composition: { services, ports } }: TestManagement,
  key: Pick<NewApiKeyInput, 'organizationId' | 'workspaceId' | 'mode'>,
): Promise<CreatedApiKey> {
  const repository = services.management.unitOfWork.repositories.apiKeys;
  return aStoredApiKey({ ...ports, repository, clock: services.clock }, key);
}

/** Asks for a completion. */
export async function complete(
  { origin }: TestManagement,
  key: string,
  model: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${origin}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'How deep is it?' }] }),
  });
  return { status: response.status, text: await response.text() };
}

/** The credentials that completions were asked for with, oldest first. */
export function credentialsSentTo(simulator: Simulator): string[] {
  return simulator.requests
    .filter(({ method }) => method === 'POST')
    .map(({ headers }) => (headers.authorization ?? 'none').replace(/^Bearer /, ''));
}

/** Waits until requests with this key go to the upstream with this credential: what changed reaches a gateway by NOTIFY. */
export async function untilSentWith(
  management: TestManagement,
  simulator: Simulator,
  key: string,
  model: string,
  credential: string,
): Promise<void> {
  await vi.waitFor(
    async () => {
      await complete(management, key, model);
      expect(credentialsSentTo(simulator).at(-1)).toBe(credential);
    },
    { timeout: 5_000, interval: 20 },
  );
}
