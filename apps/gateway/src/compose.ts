import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { NodeSecretHasher, secureRandomBytes } from '@weir/crypto';
import {
  ApiKeyAuthenticator,
  type ApiKeyFinder,
  type ApiKeyLookup,
  KeyUseRecorder,
} from '@weir/domain/api-key-authentication';
import { AuditStream } from '@weir/domain/audit-log';
import { InferenceRunner, StreamOptionsRejections } from '@weir/domain/inference';
import { JobRunner } from '@weir/domain/jobs';
import type { SecretHasher } from '@weir/domain/kernel';
import {
  type ChangeListener,
  type Clock,
  type Logger,
  newId,
  type RandomBytes,
  SystemClock,
  type Timer,
} from '@weir/domain/kernel';
import type { Admission, LeaseHolderId, ReservationSettings } from '@weir/domain/limits';
import { LiveSampler } from '@weir/domain/live';
import { type GatewayId, LiveRequestBoard } from '@weir/domain/live-requests';
import {
  Catalog,
  type CatalogRepository,
  Discovery,
  type DiscoveryTurns,
  type ModelDiscovery,
  OpenedCredentials,
  withOpenedCredentials,
} from '@weir/domain/models';
import { Reconciler } from '@weir/domain/reconciliation';
import { RefusalAggregator, type RefusalRecorder } from '@weir/domain/refusals';
import { type BreakerState, Breakers, ProbeLoop, Router } from '@weir/domain/routing';
import { type InferenceTelemetry, RequestLog } from '@weir/domain/telemetry';
import { GroupCommitLedger, type UsageReader } from '@weir/domain/usage';
import {
  createDatabase,
  PostgresApiKeyLookup,
  PostgresAuditStreamQueue,
  PostgresCatalogRepository,
  PostgresChangeFeed,
  PostgresDiscoveryTurns,
  PostgresRefusalStore,
  type PostgresRepositories,
  PostgresUsageReader,
  PostgresUsageStore,
  reconcileUsage,
} from '@weir/postgres';
import {
  AddressGuard,
  createProviders,
  HttpDiscoveryServer,
  requireAllowedAddress,
  UpstreamPools,
} from '@weir/providers';
import { openSpool } from '@weir/spool';
import { createAuditSink, startTelemetry } from '@weir/telemetry';
import { composeCiphers } from './compose-ciphers.ts';
import { composeLimits } from './compose-limits.ts';
import { composeManagement, type ManagementServices } from './compose-management.ts';
import { type Config, upstreamTimeouts } from './config.ts';
import { consoleDirectory } from './console-build.ts';
import { HeardChanges } from './heard-changes.ts';
import { BodyMemory } from './http/body-memory.ts';
import { ConsoleFiles } from './http/console/console-files.ts';
import { ApiKeyAuth } from './http/data-plane/api-key-auth.ts';
import { codeOf } from './http/errors.ts';
import { EventStreams } from './http/management-plane/event-streams.ts';
import { jobWorks } from './http/management-plane/jobs/job-kinds.ts';
import { LiveStreams } from './http/management-plane/live/live-streams.ts';
import { sessionCookieName } from './http/management-plane/session-cookie.ts';
import { maintain, prepare } from './maintenance.ts';
import { Readiness } from './readiness.ts';
import { settingsOfNote } from './settings-of-note.ts';
import { listenError } from './start-error.ts';
import { auditStreamUrl, telemetryTargets } from './telemetry-config.ts';
import { VERSION } from './version.ts';

/** The services of the HTTP layer and the command line. */
export interface Services {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly telemetry: InferenceTelemetry;
  readonly requestLog: RequestLog;
  readonly refusals: RefusalRecorder & Pick<RefusalAggregator, 'write'>;
  readonly authenticator: ApiKeyAuthenticator;
  readonly apiKeyAuth: ApiKeyAuth;
  readonly catalog: Catalog;
  readonly credentials: OpenedCredentials;
  /** Everything that is asked for models or hosts, every so often. */
  readonly sources: Discovery;
  readonly discoveryIntervalMs: number;
  readonly turns: DiscoveryTurns;
  readonly admission: Admission;
  /** What {@link admission} reserves by. */
  readonly reservation: ReservationSettings;
  readonly apiKeyFinder: ApiKeyFinder;
  readonly runner: InferenceRunner;
  readonly breakers: Breakers;
  readonly liveRequests: LiveRequestBoard;
  readonly eventStreams: EventStreams;
  readonly liveStreams: LiveStreams;
  readonly jobRunner: JobRunner<PostgresRepositories>;
  readonly reconciler: Reconciler;
  readonly thisReplica: ThisReplica;
  readonly readiness: Readiness;
  readonly hasher: SecretHasher;
  readonly management: ManagementServices;
  /** Logs a failure that is not a DomainError: a bug of ours. */
  readonly unhandled: (error: Error, requestId: string) => void;
  /** For `x-request-id`. */
  readonly newRequestId: () => string;
  readonly maxBodyBytes: number;
  readonly maxUploadBytes: number;
  readonly bodyMemory: BodyMemory;
  /** Whose pages may call the data plane; `*` alone is every origin. */
  readonly dataCorsOrigins: readonly string[];
  /** Null where the console is not served. */
  readonly consoleFiles: ConsoleFiles | null;
}

/** What a replica says of itself. */
export interface ThisReplica {
  readonly id: GatewayId;
  readonly version: string;
  readonly settings: ReturnType<typeof settingsOfNote>;
}

/** Used by the start and the command line, in addition to {@link Services}. */
export interface Ports {
  readonly randomBytes: RandomBytes;
  readonly hasher: SecretHasher;
  readonly apiKeys: ApiKeyLookup;
  readonly keyUses: KeyUseRecorder;
  readonly refusals: RefusalAggregator;
  readonly catalogRepository: CatalogRepository;
  readonly discovery: ModelDiscovery;
  /** The id of this process. */
  readonly instanceId: string;
  readonly usage: UsageReader;
}

export interface Composition {
  readonly services: Services;
  readonly ports: Ports;
  /** The port of `/metrics`; undefined without one. */
  readonly metricsPort: number | undefined;
  /** Starts listening for changes, and replaying what an earlier process spooled. */
  start(): Promise<void>;
  /** Ends everything that `start` and requests began, the ledger first. Settles within about 20 s in any case. */
  close(): Promise<void>;
}

/** As `weir.breaker.state` has them. */
const BREAKER_LEVELS = { closed: 0, half_open: 1, open: 2, held_open: 3 } as const satisfies Record<
  BreakerState,
  number
>;

const DRAIN_LEDGER_MS = 10_000;
/** Of the last writes of what runs in the background. */
const END_BACKGROUND_MS = 6_000;
const FLUSH_TELEMETRY_MS = 3_000;
/** The first run is later, so that the start does not wait for it. */
const FIRST_MAINTENANCE_AFTER_MS = 60_000;
const MAINTENANCE_INTERVAL_MS = 3_600_000;

/** Builds the program from its adapters: plain `new`, in the order of dependency. The database must be migrated. */
export async function compose(
  config: Config,
  logger: Logger,
  databaseUrl: string,
  schemaVersion: string,
): Promise<Composition> {
  const clock = new SystemClock();
  const randomBytes = secureRandomBytes;
  const hasher = new NodeSecretHasher();
  const { cipher, credentialCipher } = await composeCiphers(config, clock, logger, {
    // No credential is opened before telemetry is there.
    onKeyServiceCall: (...call) => telemetry.keyServiceCalled(...call),
  });
  const instanceId = randomUUID();
  const startedTelemetry = await startTelemetry({
    ...telemetryTargets(config),
    serviceVersion: VERSION,
    instanceId,
    logger,
  }).catch((error: unknown) => {
    throw listenError(error, 'METRICS_PORT', config);
  });
  const { telemetry } = startedTelemetry;

  const database = createDatabase(databaseUrl, { poolSize: config.DATABASE_POOL_SIZE });
  const apiKeys = new PostgresApiKeyLookup(database);
  const catalogRepository = new PostgresCatalogRepository(database, cipher, credentialCipher);
  const changeFeed = new PostgresChangeFeed(databaseUrl, clock);

  const spool = await openSpool({
    directory: join(config.dataDir, 'spool'),
    maxBytes: config.SPOOL_MAX_BYTES,
    logger,
  });
  const ledger = new GroupCommitLedger({
    store: new PostgresUsageStore(database),
    spool,
    clock,
    logger,
    telemetry,
    options: { commitWaitMs: config.LEDGER_COMMIT_WAIT_MS },
  });
  const limits = await composeLimits(config, {
    ...{ database, holder: instanceId as LeaseHolderId, spoolDepth: () => spool.depth(), clock, logger },
  });

  const authenticator = new ApiKeyAuthenticator({ repository: apiKeys, hasher, clock, logger });
  const keyUses = new KeyUseRecorder({ store: apiKeys, clock, logger });
  const refusals = new RefusalAggregator({ store: new PostgresRefusalStore(database), clock, logger });
  const credentials = new OpenedCredentials({ cipher: credentialCipher, clock, logger });
  const catalog = new Catalog({
    repository: catalogRepository,
    clock,
    logger,
    loaded: ({ sealed }) => credentials.keepOnly(sealed),
  });

  const requestLog = new RequestLog({ logger, clock, completedRatio: config.REQUEST_LOG_RATIO });
  const guard = new AddressGuard(config.ALLOW_PRIVATE_UPSTREAMS);
  const pools = new UpstreamPools(clock, guard, () => telemetry.resent());
  const upstreams = createProviders(pools, {
    region: config.AWS_REGION ?? null,
    apiKey: config.AWS_BEARER_TOKEN_BEDROCK ?? null,
  });
  const { providers } = upstreams;
  const discovery = withOpenedCredentials(upstreams.discovery, credentials);
  const breakers = new Breakers({
    defaults: {
      failures: config.BREAKER_FAILURES,
      windowMs: config.BREAKER_WINDOW_MS,
      openMs: config.BREAKER_OPEN_MS,
    },
    onTransition(connectionId, from, to) {
      logger.log(to === 'closed' ? 'info' : 'warn', 'breaker.changed', { connectionId, from, to });
      telemetry.breakerChanged(connectionId, to);
    },
  });
  const levelsOfBreakers = () =>
    catalog.current.connections.map((connection) => ({
      connectionId: connection.id,
      level: BREAKER_LEVELS[breakers.stateOf(connection)],
    }));
  const probes = new ProbeLoop(
    {
      ...{ breakers, discovery, clock, logger, random: Math.random },
      connectionWith: (id, credentialId) => catalog.current.connectionWith(id, credentialId),
    },
    { intervalMs: config.BREAKER_PROBE_INTERVAL_MS },
  );
  const sources = new Discovery({
    repository: catalogRepository,
    discovery,
    connections: () => catalog.current.connections,
    server: discoveryServer(config, pools),
    hosts: { credential: config.MODEL_DISCOVERY_HOSTS_API_KEY ?? null, timeouts: upstreamTimeouts(config) },
    requireAllowedAddress: (baseUrl) => requireAllowedAddress(guard, baseUrl),
    clock,
    randomBytes,
    logger,
  });
  const runner = new InferenceRunner({
    clock,
    logger,
    ledger,
    telemetry,
    requestLog,
    providers,
    router: new Router({
      clock,
      breakers,
      random: Math.random,
      maxAttempts: config.MAX_ATTEMPTS,
    }),
    streamOptionsRejections: new StreamOptionsRejections(clock),
    newRequestId: () => newId(clock.nowMs(), randomBytes),
    keepAliveMs: config.KEEPALIVE_INTERVAL_MS,
  });
  const cancels: Partial<ChangeListener> = {
    requestCancelled: ({ requestId, organizationId, userId }) =>
      void runner.cancel(requestId, { organizationId, ...(userId !== null && { userId }) }),
  };
  const changes = new HeardChanges([authenticator, catalog, cancels], logger);
  const readiness = new Readiness({
    pingDatabase: async () => void (await database.sql`select 1`),
    schemaVersion,
    changesAreHeard: () => changes.heard,
    hasKeysInGrace: () => authenticator.hasKeysInGrace,
    canRecord: () => runner.canSettleAnother(),
    canSpool: () => ledger.canSpool(runner.activeRequests + 1),
    spoolDepth: () => spool.depth(),
    leases: limits.leases,
    coordinationIsUp: limits.coordinationIsUp,
    catalog,
    openBreakers: () => levelsOfBreakers().filter(({ level }) => level > 0).length,
  });

  const management = composeManagement(config, database, {
    cipher,
    credentialCipher,
    discovery,
    requireAllowedAddress: (baseUrl) => requireAllowedAddress(guard, baseUrl),
    hasher,
    clock,
    randomBytes,
    logger,
    telemetry,
  });
  const liveRequests = new LiveRequestBoard({
    gatewayId: instanceId as GatewayId,
    running: runner,
    repository: management.unitOfWork.repositories.liveRequests,
    clock,
    logger,
  });
  const { repositories } = management.unitOfWork;
  const eventStreams = new EventStreams({ clock, isDraining: () => readiness.draining });
  const liveStreams = new LiveStreams({
    ...{ streams: eventStreams, clock },
    sampler: new LiveSampler({
      sources: {
        async requests({ organizationId, owner }) {
          if (organizationId === null) return liveRequests.listAll();
          // Requests of a service account's keys have no user.
          if (owner?.kind === 'service_account') return [];
          return liveRequests.listOf(organizationId, owner?.id ?? null);
        },
        refusals: (scope, since) => repositories.refusals.countByCode(scope, since),
        system: () => ({
          breakers: catalog.current.connections.map((connection) => ({
            connectionId: connection.id,
            state: breakers.stateOf(connection),
          })),
          spoolDepth: spool.depth(),
          replicas: limits.leases().replicas,
        }),
      },
      clock,
    }),
  });
  const reconciler = new Reconciler({
    comparison: { compare: (report, progress, signal) => reconcileUsage(database, report, progress, signal) },
    reconciliations: repositories.reconciliations,
    clock,
  });
  const jobRunner = new JobRunner<PostgresRepositories>({
    ...{ unitOfWork: management.unitOfWork, works: jobWorks({ management, reconciler }) },
    ...{ clock, randomBytes, logger },
  });
  const thisReplica: ThisReplica = {
    ...{ id: instanceId as GatewayId, version: VERSION },
    settings: settingsOfNote(config),
  };
  const apiKeyAuth = new ApiKeyAuth({
    authenticator,
    addresses: management.addresses,
    uses: keyUses,
    sessionCookie: sessionCookieName(management.cookies),
  });
  const auditUrl = auditStreamUrl(config);
  const auditStream =
    auditUrl === undefined
      ? null
      : new AuditStream({
          queue: new PostgresAuditStreamQueue(database),
          sink: await createAuditSink({ url: auditUrl, serviceVersion: VERSION, instanceId }),
          clock,
          logger,
          holder: instanceId,
        });
  startedTelemetry.observe({
    pendingSettlements: () => ledger.pendingRecords,
    spool: () => ({ records: spool.depth(), bytes: spool.bytes, oldestAtMs: spool.oldestAtMs }),
    databasePools: database.pools,
    coordinationIsUp: () => limits.coordinationIsUp?.() ?? null,
    breakers: levelsOfBreakers,
    breakersOfCredentials: () => breakers.broughtOpen,
    auditWaiting: () => auditStream?.waiting ?? 0,
  });
  const chores = {
    ...{ database, management, clock, logger },
    auditRetentionDays: config.AUDIT_RETENTION_DAYS,
    refusalRetentionDays: config.REFUSAL_RETENTION_DAYS,
    usageRetentionMonths: config.USAGE_RETENTION_MONTHS,
  };
  let maintenance: Timer | null = null;
  const maintainAfter = (delayMs: number) => {
    maintenance = clock.schedule(
      delayMs,
      () => void maintain(chores).then(() => maintainAfter(MAINTENANCE_INTERVAL_MS)),
    );
  };

  return {
    services: {
      clock,
      logger,
      telemetry,
      requestLog,
      refusals,
      authenticator,
      apiKeyAuth,
      catalog,
      credentials,
      sources,
      discoveryIntervalMs: config.MODEL_DISCOVERY_INTERVAL_MS,
      turns: new PostgresDiscoveryTurns(database),
      admission: limits.admission,
      reservation: limits.reservation,
      apiKeyFinder: apiKeys,
      runner,
      breakers,
      liveRequests,
      eventStreams,
      liveStreams,
      jobRunner,
      reconciler,
      thisReplica,
      readiness,
      hasher,
      management,
      unhandled: (error, requestId) =>
        logger.log('error', 'gateway.unhandled', {
          errorName: error.name,
          errorCode: codeOf(error),
          requestId,
        }),
      newRequestId: () => `req_${newId(clock.nowMs(), randomBytes)}`,
      maxBodyBytes: config.MAX_BODY_BYTES,
      maxUploadBytes: config.MAX_UPLOAD_BYTES,
      bodyMemory: new BodyMemory(config.MAX_BODIES_BYTES),
      dataCorsOrigins: config.DATA_CORS_ORIGINS ?? [],
      consoleFiles: config.WEIR_CONSOLE ? new ConsoleFiles(consoleDirectory()) : null,
    },
    ports: {
      randomBytes,
      hasher,
      apiKeys,
      keyUses,
      refusals,
      catalogRepository,
      discovery,
      instanceId,
      usage: new PostgresUsageReader(database),
    },
    metricsPort: startedTelemetry.prometheusPort,
    async start() {
      await prepare(chores);
      maintainAfter(FIRST_MAINTENANCE_AFTER_MS);
      ledger.start();
      keyUses.start();
      refusals.start();
      if (config.BREAKER_PROBE_INTERVAL_MS > 0) probes.start();
      liveRequests.start();
      await repositories.replicas.started(thisReplica.id, thisReplica.version);
      management.mailSender?.start();
      management.eventSender.start();
      management.alertWatch.start();
      jobRunner.start();
      auditStream?.start();
      await Promise.all([limits.start(), changeFeed.listen(changes)]);
    },
    async close() {
      maintenance?.cancel();
      probes.stop();
      catalog.close();
      credentials.close();
      await ledger.drain(DRAIN_LEDGER_MS);
      const ended = Promise.all([
        limits.close(),
        keyUses.close(),
        refusals.close(),
        liveRequests.close(),
        jobRunner.close(),
        reconciler.close(),
        management.mailSender?.close(),
        management.alertWatch.close().then(() => management.eventSender.close()),
        management.refusedWrites.write(),
        auditStream?.close(),
      ]);
      let limit: Timer | null = null;
      // What waits for a database that does not answer fails when its connections are closed.
      await Promise.race([
        ended,
        new Promise<void>((resolve) => {
          limit = clock.schedule(END_BACKGROUND_MS, resolve);
        }),
      ]).finally(() => limit?.cancel());
      await changeFeed.close();
      await management.webhookCaller.close();
      await pools.close();
      await spool.close();
      await database.close();
      await startedTelemetry.shutdown(FLUSH_TELEMETRY_MS);
    },
  };
}

function discoveryServer(config: Config, pools: UpstreamPools): HttpDiscoveryServer | null {
  const { MODEL_DISCOVERY_SERVER_URL: url, MODEL_DISCOVERY_API_KEY: apiKey = null } = config;
  return url === undefined ? null : new HttpDiscoveryServer(pools, { url, apiKey });
}
