import type { Clock, Timer } from '../kernel/clock.ts';
import type { CredentialCipher, SealedCredential } from '../kernel/credential-cipher.ts';
import { DomainError, isDomainError } from '../kernel/domain-error.ts';
import type { ConnectionId, CredentialId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import type { CatalogDeployment, RoutedDeployment } from './catalog-snapshot.ts';
import { credentialUnreadable } from './credential-unreadable.ts';
import type { CatalogConnection, Connection } from './model.ts';
import type { ModelDiscovery } from './ports.ts';

export interface OpenedCredentialsLimits {
  /** How long a credential stays in memory in clear. */
  readonly lifetimeMs: number;
  /** How long one that could not be opened is not tried again, so that a key service that is away gets no call for each request. */
  readonly retryMs: number;
  /** Most of them in memory: the one that was opened first makes room. */
  readonly maxOpened: number;
}

const DEFAULT_LIMITS: OpenedCredentialsLimits = { lifetimeMs: 300_000, retryMs: 5_000, maxOpened: 10_000 };

export interface OpenedCredentialsPorts {
  readonly cipher: Pick<CredentialCipher, 'open'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Account = ConnectionId | CredentialId;

type Entry = { readonly sealed: Uint8Array } & (
  | { readonly state: 'opening'; readonly opening: Promise<string> }
  | { readonly state: 'failed'; readonly error: unknown; readonly timer: Timer }
  | {
      readonly state: 'opened';
      readonly text: string;
      readonly timer: Timer;
      /** As the current snapshot has it, and the same with the credential: one object for all requests. */
      of: CatalogConnection;
      connection: Connection;
    }
);

/**
 * Opens the credentials of the catalog when requests need them, and forgets each after five minutes, or as soon as the catalog has
 * another or none. Requests that need the same one at the same time wait for one answer; while it is in memory nothing waits.
 * A running request keeps the credential that it began with.
 */
export class OpenedCredentials {
  readonly #ports: OpenedCredentialsPorts;
  readonly #limits: OpenedCredentialsLimits;
  /** By the id of the brought credential, else of the connection. The one that was opened first comes first. */
  readonly #entries = new Map<Account, Entry>();
  /** Lists of deployments that are the same for all requests. Forgotten with the first credential that is. */
  #lists = new WeakMap<readonly CatalogDeployment[], readonly RoutedDeployment[]>();

  constructor(ports: OpenedCredentialsPorts, limits: Partial<OpenedCredentialsLimits> = {}) {
    this.#ports = ports;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** How many are in memory in clear. */
  get size(): number {
    let count = 0;
    for (const { state } of this.#entries.values()) if (state === 'opened') count += 1;
    return count;
  }

  /**
   * The same deployments with their credentials. One whose credential cannot be opened is left out; behind one that an organization
   * brought all others are, too, because they are on another account. A promise only where something has to be opened by a key service.
   *
   * @throws DomainError `credential_unavailable`, `no_deployment_available` when none is left; or rejects with it
   */
  deployments(
    deployments: readonly CatalogDeployment[],
  ): readonly RoutedDeployment[] | Promise<readonly RoutedDeployment[]> {
    if (!hasSealed(deployments)) return deployments as readonly RoutedDeployment[];
    const known = this.#lists.get(deployments);
    if (known !== undefined) return known;
    let waits = false;
    const attempts = deployments.map(({ connection }) => {
      const attempt = this.#attempt(connection);
      waits ||= attempt instanceof Promise;
      return attempt;
    });
    if (waits) return Promise.all(attempts).then((opened) => withOpened(deployments, opened));
    const opened = withOpened(deployments, attempts as (Connection | Failure)[]);
    if (opened.length === deployments.length && !deployments.some(isBrought))
      this.#lists.set(deployments, opened);
    return opened;
  }

  /** The connection with its credential. Throws, or rejects with, what {@link CredentialCipher.open} does. */
  connection(connection: CatalogConnection): Connection | Promise<Connection> {
    const { credential } = connection;
    if (credential === null || typeof credential === 'string') return connection as Connection;
    const account = accountOf(connection);
    const entry = this.#entries.get(account);
    if (entry === undefined || !isSame(entry.sealed, credential.sealed)) {
      return this.#open(account, connection, credential);
    }
    if (entry.state === 'opening') return entry.opening.then((text) => withCredential(connection, text));
    if (entry.state === 'failed') throw entry.error;
    if (entry.of !== connection) {
      entry.of = connection;
      entry.connection = withCredential(connection, entry.text);
    }
    return entry.connection;
  }

  /** Forgets everything that the catalog does not have any more. */
  keepOnly(current: ReadonlyMap<Account, SealedCredential>): void {
    for (const [account, { sealed }] of this.#entries) {
      const now = current.get(account);
      if (now === undefined || !isSame(now.sealed, sealed)) this.#forget(account);
    }
  }

  close(): void {
    for (const account of [...this.#entries.keys()]) this.#forget(account);
  }

  #attempt(connection: CatalogConnection): Connection | Failure | Promise<Connection | Failure> {
    try {
      const opened = this.connection(connection);
      return opened instanceof Promise ? opened.catch((error: unknown) => new Failure(error)) : opened;
    } catch (error) {
      return new Failure(error);
    }
  }

  #open(
    account: Account,
    connection: CatalogConnection,
    credential: SealedCredential,
  ): Connection | Promise<Connection> {
    this.#forget(account);
    const { sealed } = credential;
    let text: string | Promise<string>;
    try {
      text = this.#ports.cipher.open(credential);
    } catch (error) {
      this.#failed(account, connection, sealed, error);
      throw error;
    }
    if (typeof text === 'string') return this.#opened(account, connection, sealed, text);
    const entry: Entry = { sealed, state: 'opening', opening: text };
    this.#entries.set(account, entry);
    // What was forgotten meanwhile is not kept; those who wait for it began before.
    const isCurrent = () => this.#entries.get(account) === entry;
    return text.then(
      (opened) =>
        isCurrent() ? this.#opened(account, connection, sealed, opened) : withCredential(connection, opened),
      (error: unknown) => {
        if (isCurrent()) this.#failed(account, connection, sealed, error);
        throw error;
      },
    );
  }

  #opened(account: Account, of: CatalogConnection, sealed: Uint8Array, text: string): Connection {
    const connection = withCredential(of, text);
    const timer = this.#ports.clock.schedule(this.#limits.lifetimeMs, () => this.#forget(account));
    this.#keep(account, { sealed, state: 'opened', text, timer, of, connection });
    return connection;
  }

  #failed(
    account: Account,
    { id, credentialId }: CatalogConnection,
    sealed: Uint8Array,
    error: unknown,
  ): void {
    const timer = this.#ports.clock.schedule(this.#limits.retryMs, () => this.#forget(account));
    this.#keep(account, { sealed, state: 'failed', error, timer });
    this.#ports.logger.log('error', 'credential.not_opened', {
      connectionId: id,
      credentialId: credentialId ?? null,
      errorCode: isDomainError(error) ? (error.internal ?? error.code) : 'internal_error',
    });
  }

  #keep(account: Account, entry: Entry): void {
    this.#entries.delete(account);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= this.#limits.maxOpened && oldest !== undefined) this.#forget(oldest);
    this.#entries.set(account, entry);
  }

  #forget(account: Account): void {
    const entry = this.#entries.get(account);
    if (entry === undefined) return;
    this.#entries.delete(account);
    if (entry.state !== 'opening') entry.timer.cancel();
    if (entry.state === 'opened') this.#lists = new WeakMap();
  }
}

/** Asks upstreams for their models, with their credentials. */
export function withOpenedCredentials(
  discovery: ModelDiscovery<Connection>,
  credentials: Pick<OpenedCredentials, 'connection'>,
): ModelDiscovery {
  return {
    listModels: async (connection, signal) =>
      discovery.listModels(await credentials.connection(connection), signal),
  };
}

class Failure {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

function withOpened(
  deployments: readonly CatalogDeployment[],
  opened: readonly (Connection | Failure)[],
): readonly RoutedDeployment[] {
  const usable: RoutedDeployment[] = [];
  let failure: Failure | null = null;
  for (const [index, deployment] of deployments.entries()) {
    const connection = opened[index]!;
    if (!(connection instanceof Failure)) {
      usable.push(
        connection === deployment.connection
          ? (deployment as RoutedDeployment)
          : { ...deployment, connection },
      );
      continue;
    }
    failure ??= connection;
    if (isBrought(deployment)) break;
  }
  if (usable.length === 0 && failure !== null) throw toRefusal(failure.error);
  return usable;
}

/** What the failure means to a client, who has nothing to do with key services. */
function toRefusal(error: unknown): unknown {
  if (!isDomainError(error)) return error;
  if (error.code !== 'credential_unavailable') return credentialUnreadable(error.internal);
  return new DomainError(
    'credential_unavailable',
    'The credential for the upstream is not available at the moment.',
    {
      retryable: true,
      ...(error.internal !== undefined && { internal: error.internal }),
      ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    },
  );
}

function hasSealed(deployments: readonly CatalogDeployment[]): boolean {
  for (const { connection } of deployments) {
    if (typeof connection.credential === 'object' && connection.credential !== null) return true;
  }
  return false;
}

function isBrought({ connection }: CatalogDeployment): boolean {
  return connection.credentialId !== undefined;
}

function accountOf({ id, credentialId }: CatalogConnection): Account {
  return credentialId ?? id;
}

function withCredential(connection: CatalogConnection, credential: string): Connection {
  return Object.freeze({ ...connection, credential });
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
