interface ConnectionKindTraits {
  /** Whether an organization can bring its own credential. */
  readonly takesCredential: boolean;
  /** No model runs there: test keys reach these connections only. */
  readonly simulated: boolean;
}

/** The kinds of connections. A new one also needs a provider (packages/providers) and a value in the database's check. */
export const CONNECTION_KINDS = {
  'openai-compatible': { takesCredential: true, simulated: false },
  simulator: { takesCredential: false, simulated: true },
} as const satisfies Record<string, ConnectionKindTraits>;

export type ConnectionKind = keyof typeof CONNECTION_KINDS;
