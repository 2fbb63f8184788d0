import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordingLogger } from '@weir/testing';
import { type Composition, compose } from '../../src/compose.ts';
import { loadConfig } from '../../src/config.ts';
import { buildApp } from '../../src/http/app.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { stopServing } from '../../src/http/stop-serving.ts';
import { WEIR_MASTER_KEY } from './start-test-management.ts';

/** Another gateway on the database of a test. */
export interface Replica {
  readonly origin: string;
  readonly composition: Composition;
  stop(): Promise<void>;
}

/** Starts another gateway on a database that a gateway of the test uses already. */
export async function startReplica(
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Replica> {
  const dataDir = await mkdtemp(join(tmpdir(), 'weir-test-replica-'));
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    WEIR_DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '4',
    WEIR_MASTER_KEY,
    SHUTDOWN_GRACE_MS: '0',
    ...env,
  });
  const composition = await compose(config, new RecordingLogger(), databaseUrl, 'test');
  const { services } = composition;
  await composition.start();
  await services.catalog.reload();
  const server = createHttpServer(buildApp(services), services, {
    headersTimeoutMs: config.HEADERS_TIMEOUT_MS,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
  });
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    composition,
    async stop() {
      const hurried = AbortSignal.abort();
      await stopServing(server, services, { delayMs: 0, graceMs: 0, hurried });
      await composition.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
