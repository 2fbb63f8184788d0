import type { ConnectionId } from '../kernel/ids.ts';
import { type DiscoverHostsPorts, discoverHosts, type HostSettings } from './discover-hosts.ts';
import { type DiscoverModelsPorts, discoverModels } from './discover-models.ts';
import type { CatalogConnection } from './model.ts';
import type { CatalogRepository, DiscoveryServer } from './ports.ts';

/** Something that is asked for models, or for hosts. */
export interface DiscoverySource {
  /** Null: the discovery server. */
  readonly id: ConnectionId | null;
  /** Null for the discovery server. */
  readonly connection: CatalogConnection | null;
}

export interface DiscoveryPorts
  extends DiscoverModelsPorts,
    Omit<DiscoverHostsPorts, 'server' | 'repository'> {
  readonly repository: Pick<CatalogRepository, 'replaceDiscovered' | 'replaceHosts' | 'recordDiscovery'>;
  /** The current connections, e.g. of the current catalog snapshot. */
  readonly connections: () => readonly CatalogConnection[];
  /** Null where none is configured. */
  readonly server: DiscoveryServer | null;
  readonly hosts: HostSettings;
}

const SERVER: DiscoverySource = { id: null, connection: null };

/** Everything that can be asked what it has, and how each is asked. */
export class Discovery {
  readonly ports: DiscoveryPorts;

  constructor(ports: DiscoveryPorts) {
    this.ports = ports;
  }

  /** The discovery server first. */
  sources(): readonly DiscoverySource[] {
    const { server, connections } = this.ports;
    const upstreams = connections().map((connection) => ({ id: connection.id, connection }));
    return server === null ? upstreams : [SERVER, ...upstreams];
  }

  /**
   * How many models or hosts it has; null when it gave no usable answer: then what was known stays. Rejects when the catalog
   * cannot be written.
   */
  ask({ connection }: DiscoverySource, signal?: AbortSignal): Promise<number | null> {
    const { server, hosts } = this.ports;
    if (connection !== null) return discoverModels(connection, this.ports, signal);
    return server === null ? Promise.resolve(null) : discoverHosts(hosts, { ...this.ports, server }, signal);
  }
}
