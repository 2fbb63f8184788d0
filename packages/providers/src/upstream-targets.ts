import type { Connection } from '@weir/domain/models';
import type { ReadWords } from './rejection.ts';
import type { UpstreamConnections } from './upstream-connections.ts';
import type { UpstreamPools } from './upstream-pools.ts';

/** How the HTTP servers of different kinds differ. */
export interface HttpManner {
  /**
   * Name and value of the header that carries a credential, where a connection names no other. Null where none ever does, because
   * each request is authorized by itself.
   */
  readonly credentialHeader: ((credential: string) => readonly [string, string]) | null;
  /** What answers to inference are accepted. Default: JSON and server-sent events. */
  readonly accept?: string;
  readonly readWords: ReadWords;
}

/** A connection, ready for requests. */
export interface UpstreamTarget {
  readonly connections: UpstreamConnections;
  /** Path of the base URL, without the trailing slash. */
  readonly basePath: string;
  /** Name, value, name, value: undici takes these without another copy. */
  readonly postHeaders: readonly string[];
  readonly getHeaders: readonly string[];
  readonly credential: string | null;
  readonly readWords: ReadWords;
}

/** The targets of a kind's connections, each made once. */
export class UpstreamTargets {
  readonly #pools: UpstreamPools;
  readonly #manner: HttpManner;
  /** By the connection object: a changed connection is a new object in the next catalog snapshot. */
  readonly #targets = new WeakMap<Connection, UpstreamTarget>();

  constructor(pools: UpstreamPools, manner: HttpManner) {
    this.#pools = pools;
    this.#manner = manner;
  }

  of(connection: Connection): UpstreamTarget {
    let target = this.#targets.get(connection);
    if (target === undefined || target.connections.closed) {
      target = toTarget(connection, this.#pools.get(connection), this.#manner);
      this.#targets.set(connection, target);
    }
    return target;
  }
}

/** For what is no connection of the catalog: made anew each time. */
export function toTarget(
  {
    baseUrl,
    credential,
    credentialHeader: ownHeader,
  }: Pick<Connection, 'baseUrl' | 'credential' | 'credentialHeader'>,
  connections: UpstreamConnections,
  { credentialHeader, accept = 'application/json, text/event-stream', readWords }: HttpManner,
): UpstreamTarget {
  const headers = [
    // Without encoding, the received bytes can be sent on unchanged.
    'accept-encoding',
    'identity',
    'user-agent',
    'weir',
    ...(credential === null || credentialHeader === null
      ? []
      : ownHeader === null
        ? credentialHeader(credential)
        : [ownHeader, ownHeader === 'authorization' ? `Bearer ${credential}` : credential]),
  ];
  return {
    connections,
    basePath: new URL(baseUrl).pathname.replace(/\/$/, ''),
    postHeaders: ['content-type', 'application/json', 'accept', accept, ...headers],
    getHeaders: ['accept', 'application/json', ...headers],
    credential,
    readWords,
  };
}
