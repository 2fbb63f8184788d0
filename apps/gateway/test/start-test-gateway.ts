import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiKey, ApiKeyMode, ApiKeyRestrictions } from '@weir/domain/api-keys';
import { type ConnectionId, newId } from '@weir/domain/kernel';
import {
  type ConnectUpstreamInput,
  connectUpstream,
  type ModelPrices,
  UNKNOWN_PRICES,
} from '@weir/domain/models';
import { bootstrap } from '@weir/domain/organizations';
import type { UsageRecord } from '@weir/domain/usage';
import { createDatabase, reconcileUsage, type UsageDifference } from '@weir/postgres';
import { createTestDatabase } from '@weir/postgres/testing';
import {
  readingModels,
  type Simulator,
  type SimulatorOptions,
  scenarios,
  startSimulator,
} from '@weir/simulator';
import { aModel, aPriceList, aStoredApiKey, RecordingLogger } from '@weir/testing';
import { vi } from 'vitest';
import { type Composition, compose } from '../src/compose.ts';
import { loadConfig } from '../src/config.ts';
import { connectConfiguredUpstream } from '../src/connect-configured-upstream.ts';
import { buildApp } from '../src/http/app.ts';
import { createHttpServer } from '../src/http/server.ts';
import { stopServing } from '../src/http/stop-serving.ts';

/** What the gateway sends its upstream as credential. */
export const UPSTREAM_API_KEY = 'sk-upstream-credential-of-the-tests';

/** Of every model the test gateway serves: 0.20, 0.02, 0.25 and 0.80 US dollars per million tokens. */
export const PRICES: ModelPrices = {
  ...UNKNOWN_PRICES,
  inputNanoUsdPerMillion: 200_000_000n,
  cachedInputNanoUsdPerMillion: 20_000_000n,
  cacheWriteNanoUsdPerMillion: 250_000_000n,
  outputNanoUsdPerMillion: 800_000_000n,
};

const WAIT = { timeout: 15_000, interval: 10 };

export interface TestGatewayOptions {
  /** Configuration variables, over those of the harness. */
  readonly env?: Readonly<Record<string, string>>;
  readonly simulator?: SimulatorOptions;
  /** Names served beside one for each scenario, e.g. `sim-cut-middle?at=3`. */
  readonly models?: readonly string[];
}

/** A model of a connection: its name is also the upstream's unless that is given. */
export interface ServedModel {
  readonly model: string;
  readonly upstreamName?: string;
  readonly tier?: number;
  readonly weight?: number;
  readonly prices?: ModelPrices;
}

export type ConnectionInput = Omit<ConnectUpstreamInput, 'kind' | 'credential'> &
  Partial<Pick<ConnectUpstreamInput, 'kind' | 'credential'>>;

/** A gateway with everything real but the model. */
export interface TestGateway {
  readonly origin: string;
  /** With `/v1`, as SDKs want it. */
  readonly baseUrl: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** A live key. */
  readonly apiKey: string;
  readonly key: ApiKey;
  readonly simulator: Simulator;
  readonly composition: Composition;
  readonly logger: RecordingLogger;
  /** The connection to the simulator. */
  readonly connectionId: ConnectionId;
  createKey(
    mode: ApiKeyMode,
    expiresAt?: Date | null,
    restrictions?: Partial<ApiKeyRestrictions>,
  ): Promise<{ readonly key: ApiKey; readonly secret: string }>;
  /** Adds a connection that serves these models. */
  connect(input: ConnectionInput, models: readonly ServedModel[]): Promise<ConnectionId>;
  /** Makes the connection serve exactly these models, from now on. */
  serve(connectionId: ConnectionId, models: readonly ServedModel[]): Promise<void>;
  addAlias(name: string, model: string): Promise<void>;
  /** The usage ledger. */
  records(): Promise<UsageRecord[]>;
  /** The record of the request answered with this `x-request-id`, once there is one. */
  recordOf(clientRequestId: string | null): Promise<UsageRecord>;
  /** Resolves once no request is running any more. */
  idle(): Promise<void>;
  readonly requestsInFlight: number;
  /** Stops accepting and ends what is running; `stop` does the rest. */
  drain(): Promise<void>;
  /** Makes `drain` wait for nothing. */
  hurry(): void;
  /** Rejects where rollups or counters are not the sums of the ledger. */
  stop(): Promise<void>;
}

/** Starts a gateway on a database and a simulator of its own. */
export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const [database, simulator, dataDir] = await Promise.all([
    createTestDatabase(),
    startSimulator({ recordBytes: true, ...options.simulator }),
    mkdtemp(join(tmpdir(), 'weir-test-gateway-')),
  ]);
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    WEIR_DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '4',
    WEIR_UPSTREAM_URL: simulator.url,
    WEIR_UPSTREAM_API_KEY: UPSTREAM_API_KEY,
    // A loaded machine must not turn a test of the data plane into one of the spool.
    LEDGER_COMMIT_WAIT_MS: '10000',
    SHUTDOWN_GRACE_MS: '0',
    // Scripted faults must not stop the requests of the tests after them.
    BREAKER_FAILURES: '1000',
    ...options.env,
  });
  const logger = new RecordingLogger();
  const composition = await compose(config, logger, database.url, 'test');
  const { services, ports } = composition;
  const { clock, catalog } = services;
  const { randomBytes, discovery } = ports;
  const connectPorts = {
    repository: ports.catalogRepository,
    discovery,
    clock,
    randomBytes,
    logger,
  };
  await composition.start();
  const made = await bootstrap(services.management);
  if (!made.created) throw new Error('The database of a test was not empty.');

  const serve = async (connectionId: ConnectionId, served: readonly ServedModel[]) => {
    const models = served.map(({ model, prices }) =>
      aModel({
        id: newId<'model'>(clock.nowMs(), randomBytes),
        name: model,
        ownedBy: 'weir-test',
        contextLength: 4_096,
        prices: aPriceList({ ...(prices ?? PRICES), id: newId<'price'>(clock.nowMs(), randomBytes) }),
        createdAt: new Date(clock.nowMs()),
      }),
    );
    const deployments = served.map(({ model, upstreamName, tier, weight }, index) => ({
      id: newId<'deployment'>(clock.nowMs(), randomBytes),
      modelId: models[index]!.id,
      connectionId,
      upstreamName: upstreamName ?? model,
      tier: tier ?? 0,
      weight: weight ?? 1,
      maxParallel: null,
      contextLength: null,
    }));
    await ports.catalogRepository.replaceDiscovered(connectionId, models, deployments);
    await catalog.reload();
  };
  const upstream = await connectConfiguredUpstream(config, composition);
  const connectionId = upstream!.connected.connection.id;
  const simulated = Object.keys({ ...scenarios, ...readingModels }).map((name) => `sim-${name}`);
  const names = [...simulated, ...(options.models ?? [])];
  await serve(
    connectionId,
    names.map((model) => ({ model })),
  );
  simulator.reset();

  const server = createHttpServer(buildApp(services), services, {
    headersTimeoutMs: config.HEADERS_TIMEOUT_MS,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
  });
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const records = () => ports.usage.records({ limit: 1_000 });

  const hurried = new AbortController();
  let draining: Promise<unknown> | null = null;
  const drain = async () => {
    draining ??= stopServing(server, services, {
      delayMs: config.shutdownDelayMs,
      graceMs: config.SHUTDOWN_GRACE_MS,
      hurried: hurried.signal,
    });
    await draining;
  };

  return {
    origin,
    baseUrl: `${origin}/v1`,
    port,
    databaseUrl: database.url,
    apiKey: made.secret,
    key: made.key,
    simulator,
    composition,
    logger,
    connectionId,
    createKey: (mode, expiresAt = null, restrictions = {}) =>
      aStoredApiKey(
        {
          repository: services.management.unitOfWork.repositories.apiKeys,
          hasher: ports.hasher,
          clock,
          randomBytes,
        },
        {
          organizationId: made.organization.id,
          workspaceId: made.workspace.id,
          mode,
          expiresAt,
          ...restrictions,
        },
      ),
    async connect(input, models) {
      const { connection } = await connectUpstream(
        { kind: 'openai-compatible', credential: null, ...input },
        connectPorts,
      );
      await serve(connection.id, models);
      return connection.id;
    },
    serve,
    async addAlias(name, model) {
      const { sql, close } = createDatabase(database.url, { poolSize: 2 });
      await sql`insert into model_aliases (name, model_id) select ${name}, id from models where name = ${model}`;
      await close();
      await catalog.reload();
    },
    records,
    recordOf: (clientRequestId) =>
      vi.waitFor(async () => {
        const found = (await records()).filter((record) => record.clientRequestId === clientRequestId);
        if (found.length !== 1) throw new Error(`${found.length} records for ${clientRequestId}`);
        return found[0]!;
      }, WAIT),
    idle: () =>
      vi.waitFor(() => {
        const { activeRequests } = services.runner;
        if (activeRequests > 0) throw new Error(`${activeRequests} requests still run`);
      }, WAIT),
    get requestsInFlight() {
      return server.inFlight.count;
    },
    drain,
    hurry: () => hurried.abort(),
    async stop() {
      await drain();
      await composition.close();
      const differences = await usageDifferences(database.url);
      await simulator.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
      if (differences.length > 0) {
        throw new Error(`The sums are not those of the ledger: ${JSON.stringify(differences)}`);
      }
    },
  };
}

async function usageDifferences(databaseUrl: string): Promise<readonly UsageDifference[]> {
  const database = createDatabase(databaseUrl, { poolSize: 1 });
  const differences: UsageDifference[] = [];
  await reconcileUsage(database, async (difference) => differences.push(difference) < 10);
  await database.close();
  return differences;
}
