/** Clients that the console knows how to set up. */
export const CLIENTS = ['curl', 'openai-python', 'openai-node', 'anthropic', 'claude-code', 'codex'] as const;

export type Client = (typeof CLIENTS)[number];
