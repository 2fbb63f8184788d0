import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import type {
  ApiKeyAuthenticator,
  AuthenticatedKey,
  KeyUseRecorder,
} from '@weir/domain/api-key-authentication';
import type { EndpointScope } from '@weir/domain/api-keys';
import { DomainError } from '@weir/domain/kernel';
import type { Bindings } from '../bindings.ts';
import { type ClientAddresses, isIn, toBlockList } from '../client-addresses.ts';

const SCHEME = 'bearer ';

export interface ApiKeyAuthParts {
  readonly authenticator: ApiKeyAuthenticator;
  readonly addresses: ClientAddresses;
  readonly uses: KeyUseRecorder;
  /** The name of the cookie that holds a session of the management plane. */
  readonly sessionCookie: string;
}

/** Lets callers into the data plane, or not. */
export class ApiKeyAuth {
  readonly #authenticator: ApiKeyAuthenticator;
  readonly #addresses: ClientAddresses;
  readonly #uses: KeyUseRecorder;
  readonly #sessionCookie: RegExp;
  /** Built by the first request after a key was looked up. */
  readonly #allowedAddresses = new WeakMap<AuthenticatedKey, BlockList>();

  constructor({ authenticator, addresses, uses, sessionCookie }: ApiKeyAuthParts) {
    this.#authenticator = authenticator;
    this.#addresses = addresses;
    this.#uses = uses;
    this.#sessionCookie = new RegExp(`(?:^|;)\\s*${sessionCookie}\\s*=`);
  }

  /**
   * The caller of a data-plane request, from `Authorization: Bearer sk-…`. Synchronous while the key is cached.
   *
   * @param scope what the endpoint is called in a key's endpoint scopes; null for one that is open to every key
   * @throws DomainError those of {@link ApiKeyAuthenticator.authenticate}, `credential_not_accepted`,
   *   `endpoint_not_allowed`, `ip_address_not_allowed`
   */
  authenticate(
    { incoming, receivedMs }: Pick<Bindings, 'incoming' | 'receivedMs'>,
    scope: EndpointScope | null,
  ): AuthenticatedKey | Promise<AuthenticatedKey> {
    const { authorization, cookie } = incoming.headers;
    if (cookie !== undefined) this.#refuseSession(cookie, authorization);
    const key = this.#authenticator.authenticate(bearerToken(authorization));
    if (key instanceof Promise) return key.then((found) => this.#admit(found, incoming, scope, receivedMs));
    return this.#admit(key, incoming, scope, receivedMs);
  }

  #admit(
    key: AuthenticatedKey,
    incoming: IncomingMessage,
    scope: EndpointScope | null,
    receivedMs: number,
  ): AuthenticatedKey {
    if (key.endpointScopes !== null && scope !== null && !key.endpointScopes.has(scope)) {
      throw new DomainError('endpoint_not_allowed', `This key may not use the endpoint ${scope}.`);
    }
    if (key.allowedIpRanges !== null) this.#requireAddress(key, key.allowedIpRanges, incoming);
    this.#uses.used(key, receivedMs);
    return key;
  }

  #requireAddress(key: AuthenticatedKey, ranges: readonly string[], incoming: IncomingMessage): void {
    let allowed = this.#allowedAddresses.get(key);
    if (allowed === undefined) {
      allowed = toBlockList(ranges);
      this.#allowedAddresses.set(key, allowed);
    }
    if (isIn(allowed, this.#addresses.of(incoming))) return;
    throw new DomainError('ip_address_not_allowed', 'This key may not be used from this address.');
  }

  /** A browser sends its session along by itself: no page may use the data plane with it, nor beside a key. */
  #refuseSession(cookie: string, authorization: string | undefined): void {
    if (!this.#sessionCookie.test(cookie)) return;
    throw new DomainError(
      'credential_not_accepted',
      authorization === undefined
        ? 'A session does not open this endpoint. Send an API key instead.'
        : 'Send one credential: an API key without a session.',
    );
  }
}

function bearerToken(header: string | undefined): string | undefined {
  if (header === undefined || header.slice(0, SCHEME.length).toLowerCase() !== SCHEME) return undefined;
  return header.slice(SCHEME.length).trim();
}
