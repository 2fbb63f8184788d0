import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './test-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers with the {@link TestServerFacts} as JSON, starting the server when asked for the first time. */
    postgresHarnessUrl: string;
  }
}

/** What a test needs to make a database of its own. */
export interface TestServerFacts {
  /** A database from which others may be created. */
  readonly adminUrl: string;
  /** The migrated database to copy. */
  readonly template: string;
}

/**
 * One PostgreSQL for the whole run, started when the first test asks for it: a run without database tests pays for
 * a listening socket only. Tests ask by HTTP, since they run in other processes.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<TestServer> | undefined;
  const harness = createServer((_request, response) => {
    starting ??= startTestServer();
    starting.then(
      ({ facts }) => response.end(JSON.stringify(facts)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  harness.listen(0, '127.0.0.1');
  await once(harness, 'listening');
  project.provide('postgresHarnessUrl', `http://127.0.0.1:${(harness.address() as AddressInfo).port}/`);

  return async () => {
    harness.close();
    harness.closeAllConnections();
    const server = await starting?.catch(() => undefined);
    await server?.stop();
  };
}
