import type { Clock } from '@weir/domain/kernel';
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { fetchJson } from './fetch-json.ts';
import { providerUnavailable } from './provider-unavailable.ts';
import type { ClientAuthentication } from './redeem-code.ts';

/** The parts of an issuer's metadata that Weir uses. */
export interface Issuer {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** Null where there is none. */
  readonly userinfoEndpoint: string | null;
  readonly authentication: ClientAuthentication;
  /** RFC 9207: whether every callback names the issuer. */
  readonly namesItself: boolean;
  /** Its keys. An unknown key is fetched. */
  readonly keys: JWTVerifyGetKey;
}

const CACHE_MS = 3_600_000;

/** Reads an issuer's metadata (OpenID Connect Discovery 1.0 §4), once an hour. */
export class IssuerDiscovery {
  readonly #issuer: string;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  #known: { readonly issuer: Issuer; readonly untilMs: number } | null = null;
  #underWay: Promise<Issuer> | null = null;

  constructor(issuer: string, clock: Clock, timeoutMs: number) {
    this.#issuer = issuer;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** Of concurrent calls one asks the issuer. Throws DomainError `identity_provider_unavailable`. */
  async read(): Promise<Issuer> {
    if (this.#known !== null && this.#clock.nowMs() < this.#known.untilMs) return this.#known.issuer;
    this.#underWay ??= this.#discover().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #discover(): Promise<Issuer> {
    const url = `${this.#issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const { status, json } = await fetchJson(url, { headers: JSON_ONLY }, { timeoutMs: this.#timeoutMs });
    if (status !== 200) throw providerUnavailable(`metadata_${status}`);
    const issuer = this.#toIssuer((json ?? {}) as Record<string, unknown>);
    this.#known = { issuer, untilMs: this.#clock.nowMs() + CACHE_MS };
    return issuer;
  }

  #toIssuer(metadata: Record<string, unknown>): Issuer {
    // Must match exactly, or another issuer could speak for this one (§4.3).
    if (metadata.issuer !== this.#issuer) throw providerUnavailable('metadata_other_issuer');
    const methods = metadata.token_endpoint_auth_methods_supported;
    const basic = !Array.isArray(methods) || methods.includes('client_secret_basic');
    return {
      authorizationEndpoint: this.#endpoint(metadata.authorization_endpoint),
      tokenEndpoint: this.#endpoint(metadata.token_endpoint),
      userinfoEndpoint:
        metadata.userinfo_endpoint === undefined ? null : this.#endpoint(metadata.userinfo_endpoint),
      authentication: basic ? 'client_secret_basic' : 'client_secret_post',
      namesItself: metadata.authorization_response_iss_parameter_supported === true,
      keys: this.#keysAt(this.#endpoint(metadata.jwks_uri)),
    };
  }

  #endpoint(value: unknown): string {
    if (typeof value !== 'string' || !URL.canParse(value)) throw providerUnavailable('metadata_malformed');
    const { protocol } = new URL(value);
    const allowed = this.#issuer.startsWith('https:') ? ['https:'] : ['https:', 'http:'];
    if (!allowed.includes(protocol)) throw providerUnavailable('metadata_insecure_endpoint');
    return value;
  }

  #keysAt(url: string): JWTVerifyGetKey {
    return createRemoteJWKSet(new URL(url), {
      // Tokens come from the token endpoint, not from callers: an unknown key is a new key.
      cooldownDuration: 0,
      [customFetch]: async (address, { headers, signal }) => {
        const options = { timeoutMs: this.#timeoutMs, signal };
        const { status, json } = await fetchJson(address, { headers }, options);
        if (status !== 200) throw providerUnavailable(`keys_${status}`);
        return Response.json(json ?? null);
      },
    });
  }
}

const JSON_ONLY = { accept: 'application/json', 'user-agent': 'weir' };
