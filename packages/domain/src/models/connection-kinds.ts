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
}

const OPENAI_APIS: readonly UpstreamApi[] = ['openai', 'openai-responses'];
const ANTHROPIC_APIS: readonly UpstreamApi[] = ['anthropic'];
const SIMULATED_APIS: readonly UpstreamApi[] = [...OPENAI_APIS, ...ANTHROPIC_APIS];

/** The kinds of connections. A new one also needs a provider (packages/providers) and a value in the database's check. */
export const CONNECTION_KINDS = {
  'openai-compatible': {
    takesCredential: true,
    simulated: false,
    apis: () => OPENAI_APIS,
    translatesTo: 'openai',
  },
  anthropic: {
    takesCredential: true,
    simulated: false,
    apis: () => ANTHROPIC_APIS,
    translatesTo: 'anthropic',
  },
  simulator: { takesCredential: false, simulated: true, apis: () => SIMULATED_APIS, translatesTo: 'openai' },
} as const satisfies Record<string, ConnectionKindTraits>;

export type ConnectionKind = keyof typeof CONNECTION_KINDS;
