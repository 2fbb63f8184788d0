import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const ENV_EXAMPLE = join(import.meta.dirname, '..', '..', '..', '..', 'env.example');
/** What pnpm and the test runner add; registries and certificates, which are the reader's own, stay. */
const ADDED =
  /^(npm_(lifecycle|package|command|execpath|node_execpath)|pnpm_script|VITEST|NODE_(ENV|OPTIONS|PATH)$)/i;

/** The environment of somebody who reads the README in a shell of their own, and has set none of Weir's variables. */
export function environmentOfReader(): Record<string, string | undefined> {
  const settings = new Set(readFileSync(ENV_EXAMPLE, 'utf8').match(/^[A-Z_]+(?==)/gm));
  const outside = Object.entries(process.env).filter(([name]) => !settings.has(name) && !ADDED.test(name));
  // Ahead of the reader's programs are those of the dependencies, Node among them.
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  return { ...Object.fromEntries(outside), PATH: path.join(delimiter) };
}
