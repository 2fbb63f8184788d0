import { type ConnectionId, DomainError, type ModelId } from '@weir/domain/kernel';
import {
  type CatalogRepository,
  type CatalogRows,
  CONNECTION_KINDS,
  type Connection,
  type ConnectionManager,
  type Deployment,
  type DiscoveredHost,
  type DiscoveryOutcome,
  type Model,
  TOKEN_PRICES,
} from '@weir/domain/models';

/** A catalog in Maps, with what tests need to make the database slow or fail. */
export class InMemoryCatalogRepository implements CatalogRepository {
  readonly #models = new Map<string, Model>();
  readonly #aliases = new Map<string, ModelId>();
  readonly #connections = new Map<string, Connection>();
  /** Names of those that the environment configured. */
  readonly #configured = new Set<string>();
  readonly #retired = new Map<string, Connection>();
  /** Names of those that the discovery server listed. */
  readonly #hosts = new Set<string>();
  /** How it went last to ask each source. */
  readonly recorded = new Map<ConnectionId | null, DiscoveryOutcome>();
  #deployments: Deployment[] = [];
  /** Of models that are not listed. */
  #setAside: Deployment[] = [];
  /** When set, every call rejects with it. */
  failure: Error | null = null;
  /** Awaited by each load after it has read, so that the answer is as old as the wait. */
  afterRead: (() => Promise<void>) | null = null;
  /** Called after each write that changed something, as the database would notify. */
  onChange: (() => void) | null = null;
  loads = 0;

  async load(signal?: AbortSignal): Promise<CatalogRows> {
    this.loads++;
    if (this.failure !== null) throw this.failure;
    const ids = new Set([...this.#connections.values()].map(({ id }) => id));
    const rows: CatalogRows = {
      models: [...this.#models.values()],
      aliases: [...this.#aliases].map(([name, modelId]) => ({ name, modelId })),
      connections: [...this.#connections.values()],
      deployments: this.#deployments.filter(({ connectionId }) => ids.has(connectionId)),
      credentials: [],
      refusesUnpriced: false,
    };
    if (this.afterRead !== null) await this.afterRead();
    signal?.throwIfAborted();
    return rows;
  }

  async saveConnection(
    connection: Connection,
    managedBy: ConnectionManager = 'operator',
  ): Promise<ConnectionId> {
    if (this.failure !== null) throw this.failure;
    const { name } = connection;
    const known = this.#connections.get(name) ?? this.#retired.get(urlOf(connection));
    if (managedBy === 'environment' && this.#connections.has(name) && !this.#configured.has(name)) {
      throw new DomainError('name_taken', 'An operator has taken the name.');
    }
    const isOther = known !== undefined && urlOf(known) !== urlOf(connection);
    if (managedBy === 'environment' && isOther && CONNECTION_KINDS[connection.kind].takesCredential) {
      this.#retire(known);
      return this.saveConnection(connection, managedBy);
    }
    const id = known?.id ?? connection.id;
    this.#connections.set(name, { ...connection, id });
    if (managedBy === 'environment') this.#configured.add(name);
    this.onChange?.();
    return id;
  }

  async retireConfigured(exceptName: string | null): Promise<void> {
    for (const [name, connection] of this.#connections) {
      if (this.#configured.has(name) && name !== exceptName) this.#retire(connection);
    }
    this.onChange?.();
  }

  #retire(connection: Connection): void {
    this.#connections.delete(connection.name);
    this.#configured.delete(connection.name);
    this.#retired.set(urlOf(connection), { ...connection, credential: null });
  }

  async replaceDiscovered(
    connectionId: ConnectionId,
    discovered: readonly Model[],
    deployments: readonly Deployment[],
  ): Promise<void> {
    if (this.failure !== null) throw this.failure;
    const before = JSON.stringify(this.#contents(), bigintAsText);
    const storedIds = new Map<ModelId, ModelId>();
    for (const model of discovered) {
      const known = this.#models.get(model.name);
      const stored = known === undefined ? model : withUnknownFilledIn(known, model);
      this.#models.set(model.name, stored);
      storedIds.set(model.id, stored.id);
    }
    const known = [...this.#deployments, ...this.#setAside].filter(
      (deployment) => deployment.connectionId === connectionId,
    );
    const now = deployments.map((deployment) => {
      const modelId = storedIds.get(deployment.modelId) ?? deployment.modelId;
      const same = known.find((other) => other.modelId === modelId);
      if (same === undefined) return { ...deployment, modelId };
      return { ...same, contextLength: same.contextLength ?? deployment.contextLength };
    });
    this.#setAside = [
      ...this.#setAside.filter((deployment) => !known.includes(deployment)),
      ...known.filter((deployment) => !now.includes(deployment)),
    ];
    this.#deployments = [
      ...this.#deployments.filter((deployment) => deployment.connectionId !== connectionId),
      ...now,
    ];
    if (JSON.stringify(this.#contents(), bigintAsText) !== before) this.onChange?.();
  }

  async replaceHosts(
    hosts: readonly DiscoveredHost[],
    models: readonly Model[],
  ): Promise<{ added: number; gone: number }> {
    const listed = new Set(hosts.map(({ connection }) => urlOf(connection)));
    let [added, gone] = [0, 0];
    for (const [name, connection] of this.#connections) {
      if (!this.#hosts.has(name) || listed.has(urlOf(connection))) continue;
      this.#retire(connection);
      this.#hosts.delete(name);
      gone++;
    }
    for (const { connection, deployments } of hosts) {
      const known = [...this.#connections.values()].find((other) => urlOf(other) === urlOf(connection));
      const { id } = known ?? this.#retired.get(urlOf(connection)) ?? connection;
      if (known === undefined) added++;
      this.#connections.set(connection.name, { ...connection, id });
      this.#hosts.add(connection.name);
      const ids = new Set(deployments.map(({ modelId }) => modelId));
      await this.replaceDiscovered(
        id,
        models.filter((model) => ids.has(model.id)),
        deployments.map((deployment) => ({ ...deployment, connectionId: id })),
      );
    }
    this.onChange?.();
    return { added, gone };
  }

  async recordDiscovery(source: ConnectionId | null, outcome: DiscoveryOutcome): Promise<void> {
    if (this.failure !== null) throw this.failure;
    this.recorded.set(source, outcome);
  }

  /** Not part of the port: lets a model answer to another name. */
  addAlias(name: string, modelId: ModelId): void {
    this.#aliases.set(name, modelId);
    this.onChange?.();
  }

  #contents(): unknown {
    const deployments = [...this.#deployments].sort((a, b) => (a.id < b.id ? -1 : 1));
    return [[...this.#models.values()], deployments];
  }
}

function urlOf({ kind, baseUrl }: Connection): string {
  return `${kind} ${baseUrl}`;
}

function withUnknownFilledIn(
  known: Model,
  { contextLength, maxOutputTokens, capabilities, prices }: Model,
): Model {
  const unknown = ([...TOKEN_PRICES, 'requestNanoUsd', 'unitNanoUsd'] as const).filter(
    (kind) => known.prices[kind] === null && prices[kind] !== null,
  );
  const filledIn = Object.fromEntries(unknown.map((kind) => [kind, prices[kind]]));
  return {
    ...known,
    contextLength: known.contextLength ?? contextLength,
    maxOutputTokens: known.maxOutputTokens ?? maxOutputTokens,
    capabilities: known.capabilities.length === 0 ? capabilities : known.capabilities,
    prices:
      unknown.length === 0
        ? known.prices
        : { ...known.prices, ...filledIn, id: prices.id, effectiveFrom: prices.effectiveFrom },
  };
}

function bigintAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
