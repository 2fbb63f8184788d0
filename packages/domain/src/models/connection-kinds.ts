import { DomainError } from '../kernel/domain-error.ts';
import { parseAwsCredential } from './aws-credential.ts';
import { toBedrockEndpoint } from './bedrock-endpoint.ts';
import { isClaudeOnBedrock } from './bedrock-models.ts';

/** The APIs that upstreams speak. To those that do, a request of it passes as it is. To others it is translated, if it can be. */
export const UPSTREAM_APIS = ['openai', 'openai-responses', 'anthropic', 'bedrock'] as const;

export type UpstreamApi = (typeof UPSTREAM_APIS)[number];

export interface ConnectionKindTraits {
  /** Whether an organization can bring its own credential. */
  readonly takesCredential: boolean;
  /** No model runs there: test keys reach these connections only. */
  readonly simulated: boolean;
  /** The APIs that it speaks for the model of this name, where a connection says nothing else: ask `apisOf`. */
  readonly apis: (upstreamName: string) => readonly UpstreamApi[];
  /** The API that requests of others are translated to. */
  readonly translatesTo: UpstreamApi;
  /** What routing policies of keys take it for. */
  readonly policyRole: 'plan' | 'bedrock' | null;
  /** The list comes from another service than answers do, and says nothing of that one. */
  readonly listsModelsElsewhere?: boolean;
  /** A base URL without a version stays without one. Others get `/v1`. */
  readonly isUnversioned?: boolean;
  /** What a credential looks like, where not any printable text may be one. */
  readonly credentialForm?: CredentialForm;
  /** Set where a connection without a credential uses the gateway's own identity. */
  readonly ownIdentity?: OwnIdentity;
}

/** The identity of the gateway itself at an upstream. */
export interface OwnIdentity {
  /** Whether the upstream at this base URL may get it, if the URL was set over the API. */
  readonly isFor: (baseUrl: string) => boolean;
  /** Ends the sentence "Without a credential the gateway's own identity would be used, which is only for …". */
  readonly description: string;
}

export interface CredentialForm {
  readonly accepts: (credential: string) => boolean;
  /** Ends the sentence "… must be". */
  readonly description: string;
}

const OPENAI_APIS: readonly UpstreamApi[] = ['openai', 'openai-responses'];
const ANTHROPIC_APIS: readonly UpstreamApi[] = ['anthropic'];
const BEDROCK_APIS: readonly UpstreamApi[] = ['bedrock'];
/** Claude's own events come through InvokeModel. */
const BEDROCK_CLAUDE_APIS: readonly UpstreamApi[] = ['anthropic', 'bedrock'];
const OPENAI_AND_ANTHROPIC_APIS: readonly UpstreamApi[] = [...OPENAI_APIS, ...ANTHROPIC_APIS];

/** The kinds of connections. A new one also needs a provider (packages/providers) and a value in the database's check. */
export const CONNECTION_KINDS = {
  'openai-compatible': {
    takesCredential: true,
    simulated: false,
    apis: () => OPENAI_APIS,
    translatesTo: 'openai',
    policyRole: null,
  },
  anthropic: {
    takesCredential: true,
    simulated: false,
    apis: () => ANTHROPIC_APIS,
    translatesTo: 'anthropic',
    policyRole: 'plan',
  },
  simulator: {
    takesCredential: false,
    simulated: true,
    apis: () => OPENAI_AND_ANTHROPIC_APIS,
    translatesTo: 'openai',
    policyRole: null,
  },
  bedrock: {
    takesCredential: true,
    simulated: false,
    apis: (upstreamName) => (isClaudeOnBedrock(upstreamName) ? BEDROCK_CLAUDE_APIS : BEDROCK_APIS),
    translatesTo: 'bedrock',
    policyRole: 'bedrock',
    isUnversioned: true,
    listsModelsElsewhere: true,
    credentialForm: {
      accepts: (credential) => parseAwsCredential(credential) !== null,
      description:
        'a Bedrock API key, or ACCESS_KEY_ID:SECRET_ACCESS_KEY, with :SESSION_TOKEN if there is one',
    },
    ownIdentity: {
      isFor: (baseUrl) => toBedrockEndpoint(baseUrl).isAws,
      description: 'Bedrock hosts of AWS, over https',
    },
  },
  litellm: {
    takesCredential: true,
    simulated: false,
    apis: () => OPENAI_AND_ANTHROPIC_APIS,
    translatesTo: 'openai',
    policyRole: null,
  },
} as const satisfies Record<string, ConnectionKindTraits>;

export type ConnectionKind = keyof typeof CONNECTION_KINDS;

/**
 * @param param the member of the request that has it
 * @throws DomainError `invalid_parameter` for one that no connection of the kind can use
 */
export function requireCredentialForm(credential: string, kind: ConnectionKind, param: string): void {
  const { credentialForm }: ConnectionKindTraits = CONNECTION_KINDS[kind];
  if (credentialForm === undefined || credentialForm.accepts(credential)) return;
  throw new DomainError('invalid_parameter', `${param} must be ${credentialForm.description}.`, { param });
}

/**
 * Refuses a connection that would use the gateway's own identity at a host that may not get it.
 *
 * @throws DomainError `invalid_parameter`
 */
export function requireOwnIdentityIsFor(baseUrl: string, kind: ConnectionKind): void {
  const { ownIdentity }: ConnectionKindTraits = CONNECTION_KINDS[kind];
  if (ownIdentity === undefined || ownIdentity.isFor(baseUrl)) return;
  throw new DomainError(
    'invalid_parameter',
    `credential: is required for this base_url. Without it, the gateway would use its own identity, which is only allowed for ${ownIdentity.description}.`,
    { param: 'credential' },
  );
}
