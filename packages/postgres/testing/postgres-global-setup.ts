import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeCluster, startTestServer, type TestServer, type ThrowAwayCluster } from './test-server.ts';

/** What a test needs to create its own database. */
export interface TestServerFacts {
  /** A database from which others can be created. */
  readonly adminUrl: string;
  /** The migrated database to copy. */
  readonly template: string;
}

/** What a test needs for a data directory that is not empty. */
export interface ClusterFacts {
  /** A data directory, stopped, with a migrated cluster to copy. */
  readonly dataDir: string;
}

/**
 * One PostgreSQL and one cluster to copy for the whole run, made when the first test asks for them: a run without
 * database tests pays for a listening socket only. Tests ask by HTTP, since they run in other processes, at the
 * address in `WEIR_TEST_HARNESS_URL`.
 */
export default async function setup(): Promise<() => Promise<void>> {
  let starting: Promise<TestServer> | undefined;
  let making: Promise<ThrowAwayCluster> | undefined;
  const answers: Readonly<Record<string, () => Promise<TestServerFacts | ClusterFacts>>> = {
    '/server': async () => {
      starting ??= startTestServer();
      return (await starting).facts;
    },
    '/cluster': async () => {
      making ??= makeCluster();
      return (await making).facts;
    },
  };
  const harness = createServer((request, response) => {
    answers[request.url!]!().then(
      (facts) => response.end(JSON.stringify(facts)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  harness.listen(0, '127.0.0.1');
  await once(harness, 'listening');
  process.env.WEIR_TEST_HARNESS_URL = `http://127.0.0.1:${(harness.address() as AddressInfo).port}`;

  return async () => {
    harness.close();
    harness.closeAllConnections();
    const started = await Promise.all([starting, making].map((each) => each?.catch(() => undefined)));
    await Promise.all(started.map((each) => each?.stop()));
  };
}
