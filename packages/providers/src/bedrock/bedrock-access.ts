import { type HeaderList, ProviderError } from '@weir/domain/inference';
import type { Clock } from '@weir/domain/kernel';
import {
  type AwsCredential,
  type Connection,
  parseAwsCredential,
  toBedrockEndpoint,
} from '@weir/domain/models';
import type { GatewayCredentials } from './gateway-credentials.ts';
import type { AwsKeys } from './sign-request.ts';

/** What the gateway's own environment says about AWS. */
export interface AwsEnvironment {
  /** Of base URLs that do not say theirs, and of what the chain of credentials asks. */
  readonly region: string | null;
  /** A Bedrock API key. */
  readonly apiKey: string | null;
  /** Default: the chain of the AWS SDK. */
  readonly loadKeys?: () => Promise<AwsKeys>;
}

export interface RequestToAuthorize {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body: readonly Uint8Array[];
}

/** Authorizes requests to Bedrock. The libraries of AWS are loaded with the first one. */
export class BedrockAccess {
  readonly #clock: Clock;
  readonly #environment: AwsEnvironment;
  #own: GatewayCredentials | null = null;

  constructor(clock: Clock, environment: AwsEnvironment) {
    this.#clock = clock;
    this.#environment = environment;
  }

  get clock(): Clock {
    return this.#clock;
  }

  /** The headers by which the connection is let in. @throws ProviderError `upstream_credential_rejected`, `upstream_connect_failed` */
  async authorize(connection: Connection, request: RequestToAuthorize): Promise<HeaderList> {
    const credential = this.#credentialOf(connection);
    if (credential?.kind === 'api-key') return ['authorization', `Bearer ${credential.apiKey}`];
    const region = toBedrockEndpoint(connection.baseUrl).region ?? this.#environment.region;
    if (region === null) {
      throw new ProviderError('upstream_connect_failed', {
        cause: new Error('The base URL does not say its region, and AWS_REGION is not set.'),
      });
    }
    const { signRequest } = await import('./sign-request.ts');
    const keys = credential === null ? await this.#ownKeys() : toKeys(credential);
    return signRequest({ ...request, region, nowMs: this.#clock.nowMs() }, keys);
  }

  /**
   * Null for the gateway's own AWS identity. It is only for connections without a credential, which an organization's never is, and of
   * those whose address was set over the API only for AWS itself: nobody else gets the gateway's key or signature.
   */
  #credentialOf({ credential, guarded, baseUrl }: Connection): AwsCredential | null {
    if (credential !== null) {
      const parsed = parseAwsCredential(credential);
      if (parsed !== null) return parsed;
      throw rejected('The credential is neither access keys nor an API key.');
    }
    if (guarded && !toBedrockEndpoint(baseUrl).isAws) {
      throw rejected("The gateway's own AWS identity is for hosts of AWS.");
    }
    const { apiKey } = this.#environment;
    return apiKey === null ? null : { kind: 'api-key', apiKey };
  }

  async #ownKeys(): Promise<AwsKeys> {
    const { GatewayCredentials } = await import('./gateway-credentials.ts');
    const { region, loadKeys } = this.#environment;
    this.#own ??= new GatewayCredentials(this.#clock, region, loadKeys);
    try {
      return await this.#own.get();
    } catch (cause) {
      throw new ProviderError('upstream_credential_rejected', { cause });
    }
  }
}

function toKeys(credential: AwsCredential & { kind: 'access-key' }): AwsKeys {
  const { accessKeyId, secretAccessKey, sessionToken } = credential;
  return { accessKeyId, secretAccessKey, ...(sessionToken !== null && { sessionToken }) };
}

function rejected(reason: string): ProviderError {
  return new ProviderError('upstream_credential_rejected', { cause: new Error(reason) });
}
