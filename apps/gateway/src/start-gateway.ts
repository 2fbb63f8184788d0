import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { makeSetupLink } from '@weir/domain/identity';
import { type Logger, SystemClock } from '@weir/domain/kernel';
import { DiscoveryLoop } from '@weir/domain/models';
import { bootstrap } from '@weir/domain/organizations';
import { migrate, superviseEmbeddedPostgres } from '@weir/postgres';
import { type Composition, compose } from './compose.ts';
import { type Config, reachableHost } from './config.ts';
import { type ConfiguredUpstream, connectConfiguredUpstream } from './connect-configured-upstream.ts';
import { buildConsole } from './console-build.ts';
import { buildApp } from './http/app.ts';
import { createHttpServer } from './http/server.ts';
import { stopServing } from './http/stop-serving.ts';
import { migrationsDirectory } from './migrations-directory.ts';
import { type QuickStart, readQuickStart, writeQuickStart } from './quick-start.ts';
import { hasIdentityProviders } from './sign-in-config.ts';
import { databaseError, dataDirectoryError, listenError, masterKeyError } from './start-error.ts';
import { takeDataDirectory } from './take-data-directory.ts';
import { VERSION } from './version.ts';

/** A gateway that accepts requests. */
export interface Gateway {
  readonly baseUrl: string;
  readonly upstream: ConfiguredUpstream | null;
  /** Null in production. */
  readonly quickStart: QuickStart | null;
  /** Whether this start made the quick start's key. */
  readonly keyIsNew: boolean;
  /** Stops serving as `stopServing` says, settles, closes. Idempotent. */
  stop(): Promise<void>;
  /** Ends what `stop` still waits for. */
  hurry(): void;
  /** Builds the console where it runs from sources that are newer than the build. */
  buildConsole(signal: AbortSignal): Promise<void>;
}

/** Undo steps, run in reverse order. */
type Undo = () => Promise<void> | void;

/** Starts everything: PostgreSQL if embedded, migrations, adapters, upstream, server. A failure undoes the earlier steps. */
export async function startGateway(config: Config, logger: Logger): Promise<Gateway> {
  const undo: Undo[] = [];
  const undoAll = async () => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  try {
    await makeDataDirectory(config);
    const lock = await takeDataDirectory(config.dataDir);
    undo.push(() => lock.release());

    const databaseUrl = config.DATABASE_URL ?? (await startDatabase(config, logger, undo));
    const migrated = await migrate(databaseUrl, { directory: migrationsDirectory() }).catch(
      (error: unknown) => {
        throw databaseError(error, config);
      },
    );
    logger.log('info', 'database.migrated', migrated);

    const composition = await compose(config, logger, databaseUrl, migrated.version);
    undo.push(() => composition.close());
    const { services, ports } = composition;
    await composition.start();
    // Before anything is encrypted: another master key must not replace what the other gateways can read.
    try {
      await ports.catalogRepository.load();
      await services.management.signer.prepare();
    } catch (error) {
      throw masterKeyError(error);
    }

    const upstream = await connectConfiguredUpstream(config, composition);
    if (upstream?.simulator) undo.push(() => upstream.simulator?.close());
    // What the discovery server of a former configuration listed.
    if (config.MODEL_DISCOVERY_SERVER_URL === undefined) await ports.catalogRepository.replaceHosts([], []);
    await services.catalog.reload();
    const discovery = new DiscoveryLoop(
      {
        discovery: services.sources,
        turns: services.turns,
        holder: ports.instanceId,
        clock: services.clock,
        logger,
      },
      { intervalMs: config.MODEL_DISCOVERY_INTERVAL_MS },
    );
    discovery.start(upstream?.connected.models ? [upstream.connected.connection.id] : []);
    undo.push(() => discovery.stop());

    const server = createHttpServer(buildApp(services), services, {
      headersTimeoutMs: config.HEADERS_TIMEOUT_MS,
      requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(listenError(error, 'PORT', config)));
      server.listen(config.PORT, config.HOST, () => resolve());
    });
    const hurry = new AbortController();
    undo.push(async () => {
      const { abandoned } = await stopServing(server, services, {
        delayMs: config.shutdownDelayMs,
        graceMs: config.SHUTDOWN_GRACE_MS,
        hurried: hurry.signal,
      });
      logger.log('info', 'gateway.stopped', { abandonedRequests: abandoned });
    });

    const { port } = server.address() as AddressInfo;
    const baseUrl = `http://${reachableHost(config.HOST)}:${port}/v1`;
    logger.log('info', 'gateway.listening', { host: config.HOST, port, version: VERSION });
    const first = config.production ? null : await prepareQuickStart(config, composition, baseUrl);
    let stopping: Promise<void> | null = null;
    return {
      baseUrl,
      upstream,
      quickStart: first?.quickStart ?? null,
      keyIsNew: first?.keyIsNew ?? false,
      stop: () => (stopping ??= undoAll()),
      hurry: () => hurry.abort(),
      async buildConsole(signal) {
        if (services.consoleFiles === null || config.production) return;
        if (await buildConsole({ clock: services.clock, logger }, signal)) services.consoleFiles.forget();
      },
    };
  } catch (error) {
    await undoAll();
    throw error;
  }
}

async function makeDataDirectory({ dataDir }: Config): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK);
  } catch (error) {
    throw dataDirectoryError(error);
  }
}

async function startDatabase(config: Config, logger: Logger, undo: Undo[]): Promise<string> {
  const ports = { clock: new SystemClock(), logger };
  const postgres = await superviseEmbeddedPostgres({ dataDir: config.dataDir }, ports);
  undo.push(() => postgres.stop());
  return postgres.url;
}

/** Makes the first key of an empty database, or finds the one made earlier. Makes a set-up link if there is no other sign-in. */
async function prepareQuickStart(
  config: Config,
  { services }: Composition,
  baseUrl: string,
): Promise<{ quickStart: QuickStart; keyIsNew: boolean }> {
  const made = await bootstrap(services.management);
  const quickStart: QuickStart = {
    base_url: baseUrl,
    api_key: made.created ? made.secret : await usableKey(config, services.authenticator),
    models: services.catalog.current.list('live').flatMap(({ model, ready }) => (ready ? [model.name] : [])),
    setup_url: hasIdentityProviders(config)
      ? null
      : await makeSetupLink(reachedAt(config, baseUrl), false, services.management),
  };
  await writeQuickStart(config.dataDir, quickStart);
  return { quickStart, keyIsNew: made.created };
}

/** Where browsers reach the gateway: the configured port may be 0, the real one never is. */
function reachedAt(config: Config, baseUrl: string): string {
  return config.PUBLIC_URL === undefined ? new URL(baseUrl).origin : config.publicUrl;
}

/** The key of an earlier start, if this database still knows it. */
async function usableKey(
  config: Config,
  authenticator: Composition['services']['authenticator'],
): Promise<string | null> {
  const secret = (await readQuickStart(config.dataDir))?.api_key;
  if (!secret) return null;
  try {
    await authenticator.authenticate(secret);
    return secret;
  } catch {
    return null;
  }
}
