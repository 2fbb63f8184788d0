import type { Clock } from '../kernel/clock.ts';
import { newId, type RandomBytes } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import { inTime } from './in-time.ts';
import {
  CONFIGURED_BREAKER,
  type Connection,
  type ConnectionTimeouts,
  type Deployment,
  type Model,
} from './model.ts';
import { newDeployment, newModel } from './new-model.ts';
import type { CatalogRepository, DiscoveredHost, DiscoveryServer } from './ports.ts';
import { UNKNOWN_PRICES } from './price-list.ts';
import { type HostList, type ListedHost, readHostList } from './read-host-list.ts';
import { withPreset } from './with-preset.ts';

const LIST_TIMEOUT_MS = 10_000;
/** Of models that nobody says more about. */
const MAKER = 'discovery';
const NOTHING_KNOWN = { ownedBy: null, contextLength: null, prices: UNKNOWN_PRICES };

export interface DiscoverHostsPorts {
  readonly repository: Pick<CatalogRepository, 'replaceHosts' | 'recordDiscovery'>;
  readonly server: DiscoveryServer;
  /** Throws for a base URL whose host is an address that a guarded connection may not have. */
  readonly requireAllowedAddress: (baseUrl: string) => void;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly logger: Logger;
}

export interface HostSettings {
  /** Sent to every host; null for none. */
  readonly credential: string | null;
  readonly timeouts: ConnectionTimeouts;
}

/**
 * Asks the discovery server for its hosts and makes each a connection, which is guarded as one that is made over the API. A host
 * that is no longer listed is disabled, and comes back as the same connection. Returns how many hosts there are, or null
 * when the server gave no usable answer (logged): then all stay as they are. An empty list is no usable answer. Rejects
 * only when the catalog cannot be written.
 */
export async function discoverHosts(
  settings: HostSettings,
  ports: DiscoverHostsPorts,
  signal?: AbortSignal,
): Promise<number | null> {
  const at = () => new Date(ports.clock.nowMs());
  let list: HostList;
  try {
    list = await listInTime(ports, signal);
  } catch (error) {
    if (signal?.aborted) return null;
    return failed((error as { code?: string }).code ?? 'upstream_failed');
  }
  const allowed = list.hosts.filter(({ baseUrl }) => isAllowed(baseUrl, ports));
  const refused = list.refused + list.hosts.length - allowed.length;
  if (refused > 0) ports.logger.log('warn', 'discovery.hosts_refused', { hosts: refused });
  if (allowed.length === 0) return failed('no_hosts_listed');
  const nowMs = ports.clock.nowMs();
  const models = new Map<string, Model>();
  const hosts = allowed.map((host) => toHost(host, settings, models, nowMs, ports));
  const { added, gone } = await ports.repository.replaceHosts(hosts, [...models.values()]);
  if (added + gone > 0)
    ports.logger.log('info', 'discovery.hosts_changed', { hosts: hosts.length, added, gone });
  await ports.repository.recordDiscovery(null, { at: at(), count: hosts.length, listed: null });
  return hosts.length;

  async function failed(errorCode: string): Promise<null> {
    ports.logger.log('warn', 'discovery.server_failed', { errorCode });
    await ports.repository.recordDiscovery(null, { at: at(), errorCode });
    return null;
  }
}

async function listInTime({ clock, server }: DiscoverHostsPorts, signal?: AbortSignal): Promise<HostList> {
  const failure = (code: string) =>
    Object.assign(new Error('The discovery server lists no hosts.'), { code });
  const json = await inTime(
    clock,
    LIST_TIMEOUT_MS,
    failure('timeout'),
    (inner) => server.listHosts(inner),
    signal,
  );
  const list = readHostList(json);
  if (list === null) throw failure('upstream_malformed_answer');
  return list;
}

function isAllowed(baseUrl: string, { requireAllowedAddress }: DiscoverHostsPorts): boolean {
  try {
    requireAllowedAddress(baseUrl);
    return true;
  } catch {
    return false;
  }
}

/** @param models by name, to which those of the host are added */
function toHost(
  host: ListedHost,
  { credential, timeouts }: HostSettings,
  models: Map<string, Model>,
  nowMs: number,
  { randomBytes }: DiscoverHostsPorts,
): DiscoveredHost {
  const connection: Connection = {
    ...withPreset({ preset: host.preset, name: host.name, baseUrl: host.baseUrl }),
    id: newId(nowMs, randomBytes),
    credential,
    credentialFrom: 'weir',
    free: false,
    timeouts,
    // The server says what it runs. Its own list is only compared with that.
    addsModels: false,
    guarded: true,
    breaker: CONFIGURED_BREAKER,
  };
  const deployments: Deployment[] = host.models.map((name) => {
    const model = models.get(name) ?? newModel({ ...NOTHING_KNOWN, name }, MAKER, nowMs, randomBytes);
    models.set(name, model);
    return newDeployment(model, connection, nowMs, randomBytes);
  });
  return { connection, tags: host.tags, deployments };
}
