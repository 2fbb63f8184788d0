import { NodeSecretHasher, secureRandomBytes } from '@weir/crypto';
import { type CreatedApiKey, createApiKey, revokeApiKey } from '@weir/domain/api-keys';
import { newId, SYSTEM_CALLER, SystemClock, type WorkspaceId } from '@weir/domain/kernel';
import { createDatabase, PostgresUnitOfWork } from '@weir/postgres';

/** An operator at the database: makes and revokes keys as the command line does. */
export class WorkspaceKeys {
  readonly #database: ReturnType<typeof createDatabase>;
  readonly #ports;

  constructor(databaseUrl: string) {
    this.#database = createDatabase(databaseUrl, { poolSize: 2, applicationName: 'weir-operator' });
    this.#ports = {
      unitOfWork: new PostgresUnitOfWork(this.#database),
      hasher: new NodeSecretHasher(),
      clock: new SystemClock(),
      randomBytes: secureRandomBytes,
    };
  }

  /** Of the first workspace. */
  async create(): Promise<CreatedApiKey> {
    const [workspace] = await this.#database.sql<{ id: WorkspaceId }[]>`select id from workspaces limit 1`;
    return createApiKey(
      SYSTEM_CALLER,
      workspace!.id,
      {
        name: `Key ${newId(this.#ports.clock.nowMs(), secureRandomBytes)}`,
        mode: 'live',
        expiresAt: null,
        allowedModels: null,
        allowedIpRanges: null,
        endpointScopes: null,
        routingPolicy: null,
        metadata: {},
        owner: 'organization',
      },
      this.#ports,
    );
  }

  async revoke({ key }: CreatedApiKey): Promise<void> {
    await revokeApiKey(SYSTEM_CALLER, key.workspaceId, key.id, this.#ports);
  }

  /** Ends the connections by which gateways hear of changes. Resolves with how many. */
  async endFeeds(): Promise<number> {
    const ended = await this.#database.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'weir-changes' and datname = current_database()`;
    return ended.length;
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

/** The status with which a gateway answers for this key. */
export async function statusFor(origin: string, secret: string): Promise<number> {
  const response = await fetch(`${origin}/v1/key`, { headers: { authorization: `Bearer ${secret}` } });
  await response.arrayBuffer();
  return response.status;
}

/** How long the key goes on being let in, milliseconds. Throws after `withinMs`. */
export async function msUntilRefused(origin: string, secret: string, withinMs: number): Promise<number> {
  const startedAtMs = performance.now();
  for (;;) {
    const askedAtMs = performance.now();
    if ((await statusFor(origin, secret)) === 401) return askedAtMs - startedAtMs;
    if (askedAtMs - startedAtMs > withinMs) throw new Error(`Still let in after ${withinMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
