import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import {
  type ApiKeyAuthenticator,
  type AuthenticatedKey,
  endpointNotAllowed,
  type KeyUseRecorder,
  mayUseEndpoint,
} from '@weir/domain/api-key-authentication';
import type { EndpointScope } from '@weir/domain/inference';
import { API_KEY_HEADERS, type CredentialHeader } from '@weir/domain/inference';
import { DomainError } from '@weir/domain/kernel';
import type { Bindings } from '../bindings.ts';
import { type ClientAddresses, isIn, toBlockList } from '../client-addresses.ts';
import { WEIR_API_KEY } from './client-credential.ts';

export interface ApiKeyAuthPorts {
  readonly authenticator: ApiKeyAuthenticator;
  readonly addresses: ClientAddresses;
  readonly uses: KeyUseRecorder;
  /** The name of the management plane's session cookie. */
  readonly sessionCookie: string;
}

/** Checks who may use the data plane. */
export class ApiKeyAuth {
  readonly #authenticator: ApiKeyAuthenticator;
  readonly #addresses: ClientAddresses;
  readonly #uses: KeyUseRecorder;
  readonly #sessionCookie: RegExp;
  readonly #refusedKeys = new WeakMap<DomainError, AuthenticatedKey>();
  /** Built by the first request after the look-up of a key. */
  readonly #allowedAddresses = new WeakMap<AuthenticatedKey, BlockList>();

  constructor({ authenticator, addresses, uses, sessionCookie }: ApiKeyAuthPorts) {
    this.#authenticator = authenticator;
    this.#addresses = addresses;
    this.#uses = uses;
    this.#sessionCookie = new RegExp(`(?:^|;)\\s*${sessionCookie}\\s*=`);
  }

  /**
   * The caller of a data-plane request. Synchronous while the key is cached.
   *
   * @param credentials the headers where the dialect has the key
   * @param scope the endpoint's name in a key's endpoint scopes; null when the endpoint is open to every key
   * @throws DomainError those of {@link ApiKeyAuthenticator.authenticate}, `credential_not_accepted`,
   *   `endpoint_not_allowed`, `ip_address_not_allowed`
   */
  authenticate(
    { incoming, receivedMs }: Pick<Bindings, 'incoming' | 'receivedMs'>,
    scope: EndpointScope | null,
    credentials: readonly CredentialHeader[] = API_KEY_HEADERS,
  ): AuthenticatedKey | Promise<AuthenticatedKey> {
    const { headers } = incoming;
    const own = headers[WEIR_API_KEY];
    const credential = typeof own === 'string' ? own.trim() : findCredential(headers, credentials);
    if (headers.cookie !== undefined) this.#refuseSession(headers.cookie, credential !== undefined);
    const key = this.#authenticator.authenticate(credential);
    if (key instanceof Promise) return key.then((found) => this.#admit(found, incoming, scope, receivedMs));
    return this.#admit(key, incoming, scope, receivedMs);
  }

  /** The key that `authenticate` refused with this error; null when there was none, or it is another's error. */
  refusedKey(error: DomainError): AuthenticatedKey | null {
    return this.#refusedKeys.get(error) ?? null;
  }

  #admit(
    key: AuthenticatedKey,
    incoming: IncomingMessage,
    scope: EndpointScope | null,
    receivedMs: number,
  ): AuthenticatedKey {
    if (scope !== null && !mayUseEndpoint(key, scope)) throw this.#refusal(key, endpointNotAllowed(scope));
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
    const message = 'This API key cannot be used from this IP address.';
    throw this.#refusal(key, new DomainError('ip_address_not_allowed', message));
  }

  #refusal(key: AuthenticatedKey, error: DomainError): DomainError {
    this.#refusedKeys.set(error, key);
    return error;
  }

  /** A browser sends its session by itself: no page may use the data plane with it, not even together with a key. */
  #refuseSession(cookie: string, hasKey: boolean): void {
    if (!this.#sessionCookie.test(cookie)) return;
    throw new DomainError(
      'credential_not_accepted',
      hasKey
        ? 'Send one credential: an API key without a session.'
        : 'Sessions are not accepted here. Send an API key instead.',
    );
  }
}

/**
 * The credential in these headers; undefined when none was sent, or it has another scheme.
 *
 * @throws DomainError `credential_not_accepted` when they differ: a proxy in front that reads only one of them must not
 *   see another caller than Weir
 */
function findCredential(
  headers: IncomingHttpHeaders,
  credentials: readonly CredentialHeader[],
): string | undefined {
  let found: string | undefined;
  let isFirst = true;
  for (const { name, scheme } of credentials) {
    const value = headers[name];
    if (typeof value !== 'string') continue;
    const credential =
      value.slice(0, scheme.length).toLowerCase() === scheme ? value.slice(scheme.length).trim() : undefined;
    if (!isFirst && credential !== found) {
      const names = credentials.map((header) => header.name).join(' and ');
      throw new DomainError('credential_not_accepted', `Send only one API key: ${names} differ.`);
    }
    found = credential;
    isFirst = false;
  }
  return found;
}
