interface ConnectionKindTraits {
  /** Whether an organization can bring a credential of its own. */
  readonly takesCredential: boolean;
  /** No model runs: test keys reach these connections, and no others. */
  readonly simulated: boolean;
}

/** The kinds of connections. A new one also takes a provider (packages/providers) and a place in the database's check. */
export const CONNECTION_KINDS = {
  'openai-compatible': { takesCredential: true, simulated: false },
  simulator: { takesCredential: false, simulated: true },
} as const satisfies Record<string, ConnectionKindTraits>;

export type ConnectionKind = keyof typeof CONNECTION_KINDS;
