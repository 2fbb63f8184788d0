import { scenarios } from '../src/scenarios.ts';

const SILENT_MS = 250;

/** How long a test waits for more of an answer that may break off into silence. What ends in an error is never silent. */
export function silenceOf(name: string): { readonly idleMs?: number } {
  const { outcome, error } = scenarios[name]!;
  return outcome === 'fault' && error === undefined ? { idleMs: SILENT_MS } : {};
}
