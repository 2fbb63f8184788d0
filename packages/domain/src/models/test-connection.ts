import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { ConnectionId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { inTransaction, writeToPlatform } from '../management/write.ts';
import type { Catalog } from './catalog.ts';
import { listInTime } from './discover-models.ts';
import type { CatalogRepositories } from './managed-model.ts';
import type { ModelDiscovery } from './ports.ts';

export interface TestConnectionPorts extends ManagementPorts<CatalogRepositories> {
  readonly discovery: ModelDiscovery;
  readonly catalog: Pick<Catalog, 'reload' | 'current'>;
}

/** The result of a test. */
export interface ConnectionTest {
  /** `ok`, or the code of a ProviderError; never upstream text. */
  readonly testCode: string;
  /** How many models the upstream lists; null when it did not. */
  readonly models: number | null;
  readonly durationUs: number;
  /** The HTTP status of an answer that failed; null when there was none. */
  readonly failedStatus: number | null;
}

/**
 * Asks the upstream for its models, with the connection that requests use: the same credential, guard and sockets.
 *
 * @throws DomainError `not_found`, `conflict` for a disabled one, `permission_denied`, `scope_missing`
 */
export async function testConnection(
  caller: SignedInCaller,
  id: ConnectionId,
  ports: TestConnectionPorts,
): Promise<ConnectionTest> {
  // The key is taken by the second transaction, which has the answer.
  await writeToPlatform({ ...caller, once: undefined }, 'connection.test', ports, async ({ connections }) => {
    if ((await connections.find(id)) === null) throw notFound('connection');
    return { result: undefined, target: { kind: 'connection', id } };
  });
  await ports.catalog.reload();
  const connection = ports.catalog.current.connections.find((each) => each.id === id);
  if (connection === undefined) throw new DomainError('conflict', 'The connection is disabled.');
  const startedUs = ports.clock.monotonicUs();
  let testCode = 'ok';
  let models: number | null = null;
  let failedStatus: number | null = null;
  try {
    models = (await listInTime(connection, ports)).length;
  } catch (error) {
    const { code, status } = error as { code?: unknown; status?: unknown };
    testCode = String(code ?? 'upstream_failed');
    failedStatus = typeof status === 'number' ? status : null;
  }
  const durationUs = ports.clock.monotonicUs() - startedUs;
  return inTransaction(caller, ports, async () => ({ testCode, models, durationUs, failedStatus }));
}
